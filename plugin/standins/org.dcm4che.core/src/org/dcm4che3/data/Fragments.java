// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.util.ArrayList;

/** Fragments of encapsulated pixel data; the first one is the offset table. */
public class Fragments extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    private final VR vr;
    private final boolean bigEndian;

    public Fragments(VR vr, boolean bigEndian, int capacity) {
        super(capacity);
        this.vr = vr;
        this.bigEndian = bigEndian;
    }

    public final VR vr() {
        return vr;
    }

    public final boolean bigEndian() {
        return bigEndian;
    }
}
