// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.files;

/**
 * A file that can't be used.
 *
 * @param file where it is
 * @param reason why, for the user
 * @param transferSyntax UID, or null where it isn't known
 * @param modality or null
 */
public record RefusedFile(CandidateFile file, String reason, String transferSyntax, String modality) {}
