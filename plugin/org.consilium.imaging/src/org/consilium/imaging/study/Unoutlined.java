// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

/** What is cut out of images on which nobody has outlined anything, where crops are cut around the outlines. */
public enum Unoutlined {
    /** Windows that cover the whole image; an image that isn't larger than a crop is one. */
    WINDOWS,
    /** The middle of the image, which is a guess; a warning counts the images that reach beyond it. */
    MIDDLE
}
