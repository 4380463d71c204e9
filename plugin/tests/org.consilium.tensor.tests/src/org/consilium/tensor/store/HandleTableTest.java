// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandleTableTest {

    private final BlockingQueue<HandleTable.Known> notices = new LinkedBlockingQueue<>();
    private final HandleTable table = new HandleTable(notices::add);

    @Test
    void aLateNoticeDoesNotTakeTheNextHandleAlong() throws Exception {
        assertEquals("x", table.handle("x").id());
        HandleTable.Known gone = awaitNotice();
        TensorHandle next = table.handle("x");
        assertFalse(table.forget(gone), "the id lives on under another handle");
        assertSame(next, table.handle("x"));
    }

    @Test
    void aCollectedHandleIsForgottenOnce() throws Exception {
        assertEquals("x", table.handle("x").id());
        HandleTable.Known gone = awaitNotice();
        assertTrue(table.forget(gone));
        assertFalse(table.forget(gone));
    }

    private HandleTable.Known awaitNotice() throws InterruptedException {
        HandleTable.Known notice = null;
        for (int i = 0; i < 500 && notice == null; i++) {
            System.gc();
            notice = notices.poll(20, TimeUnit.MILLISECONDS);
        }
        assertNotNull(notice, "the collector told nothing");
        return notice;
    }
}
