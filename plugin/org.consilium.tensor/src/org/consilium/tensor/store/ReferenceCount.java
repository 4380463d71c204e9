// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

/**
 * Counts the users of something that must be freed when nobody uses it any more. Giving back more often than taking is
 * a mistake that would free memory in use, so it throws. Not safe for use by several threads at once.
 */
final class ReferenceCount {

    private final String what;
    private int count;

    ReferenceCount(String what) {
        this.what = what;
    }

    void retain() {
        count++;
    }

    /**
     * Gives one use back.
     *
     * @throws IllegalStateException if there was none
     */
    void release() {
        if (count == 0) {
            throw new IllegalStateException(what + " was released more often than it was acquired.");
        }
        count--;
    }

    boolean isIdle() {
        return count == 0;
    }

    int count() {
        return count;
    }
}
