// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeakWatchTest {

    private final LinkedBlockingQueue<Throwable> reports = new LinkedBlockingQueue<>();
    private final LeakWatch watch = new LeakWatch(true, reports::add);

    private static boolean isMadeHere(Throwable leak) {
        return Arrays.stream(leak.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(LeakWatchTest.class.getName())
                        && frame.getMethodName().equals("forget"));
    }

    private void forget() {
        watch.made(new Object(), "A lease of x");
    }

    @Test
    void whatIsOpenIsListedWithItsMaker() {
        Object kept = new Object();
        LeakWatch.Mark mark = watch.made(kept, "The tensors a");
        List<Throwable> open = watch.open();
        assertEquals(1, open.size());
        assertEquals("The tensors a was made here", open.get(0).getMessage());
        watch.closed(mark);
        assertEquals(List.of(), watch.open());
        assertTrue(kept.hashCode() == kept.hashCode());
    }

    @Test
    void whatIsCollectedUnclosedIsReported() throws InterruptedException {
        forget();
        Throwable leak = null;
        for (int i = 0; i < 200 && leak == null; i++) {
            System.gc();
            leak = reports.poll(50, TimeUnit.MILLISECONDS);
        }
        assertEquals("A lease of x was made here", leak.getMessage());
        assertTrue(isMadeHere(leak));
        assertEquals(List.of(), watch.open());
    }

    @Test
    void withoutThePropertyNothingIsKept() {
        LeakWatch off = new LeakWatch(false, reports::add);
        assertNull(off.made(new Object(), "x"));
        off.closed(null);
        assertEquals(List.of(), off.open());
        assertFalse(off.isEnabled());
    }

    @Test
    void aRecordingKnowsWhatWasMadeSinceItBegan() {
        LeakWatch off = new LeakWatch(false, reports::add);
        assertNull(off.made(new Object(), "before"));
        LeakWatch.Mark left;
        try (LeakWatch.Recording recording = off.record()) {
            LeakWatch.Mark closed = off.made(new Object(), "closed");
            left = off.made(new Object(), "left");
            off.closed(closed);
            assertEquals(
                    List.of("left was made here"),
                    recording.open().stream().map(Throwable::getMessage).toList());
        }
        try (LeakWatch.Recording later = off.record()) {
            assertEquals(List.of(), later.open());
        }
        off.closed(left);
        assertNull(off.made(new Object(), "after"));
    }
}
