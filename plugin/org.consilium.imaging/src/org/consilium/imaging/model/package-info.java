// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** What a study is once read: cases with image planes, masks of raters, geometry and provenance as plain data, who takes them and what went wrong. Needs no other package of this bundle. */
package org.consilium.imaging.model;
