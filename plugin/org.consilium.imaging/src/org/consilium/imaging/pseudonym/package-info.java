// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What stands for a person in everything that is shown or written. */
package org.consilium.imaging.pseudonym;
