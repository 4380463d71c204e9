// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

/** Which VR a standard element has, for files with implicit VR. Holds what imaging code asks for. */
public abstract class ElementDictionary {
    ElementDictionary() {}

    /** The VR of a tag; UN where it isn't known or private. */
    public static VR vrOf(int tag, String privateCreator) {
        if ((tag & 0xffff) == 0) {
            return VR.UL;
        }
        if ((tag & 0x00010000) != 0) {
            return (tag & 0xff00) == 0 && (tag & 0xff) >= 0x10 ? VR.LO : VR.UN;
        }
        return StandardElements.vrOf(tag);
    }
}
