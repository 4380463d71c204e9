// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

/** Turns oneDNN on and off for the whole process. */
@FunctionalInterface
interface OneDnnSwitch {

    void useOneDnn(boolean used);
}
