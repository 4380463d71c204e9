// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.util.ArrayList;

/** Items of a sequence. */
public class Sequence extends ArrayList<Attributes> {
    private static final long serialVersionUID = 1L;

    private final transient Attributes parent;

    Sequence(Attributes parent, int capacity) {
        super(capacity);
        this.parent = parent;
    }

    public final Attributes getParent() {
        return parent;
    }

    @Override
    public boolean add(Attributes item) {
        if (item.getParent() != null) {
            throw new IllegalArgumentException("the item belongs to another sequence");
        }
        item.setParent(parent);
        return super.add(item);
    }
}
