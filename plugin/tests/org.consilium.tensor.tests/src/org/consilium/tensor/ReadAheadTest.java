// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final Map<Integer, Thread> readers = new ConcurrentHashMap<>();
    private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());

    private String read(int key) throws IOException {
        readers.put(key, Thread.currentThread());
        order.add(key);
        if (key < 0) {
            throw new IOException("there is no " + key);
        }
        return "read " + key;
    }

    @Test
    void whatIsExpectedIsReadOnASecondThreadAndOnce() throws Exception {
        try (ReadAhead<Integer, String> ahead = new ReadAhead<>(this::read)) {
            ahead.expect(1);
            ahead.expect(2);
            ahead.expect(1);
            assertEquals("read 1", ahead.take(1));
            ahead.expect(3);
            assertEquals("read 2", ahead.take(2));
            assertEquals("read 3", ahead.take(3));
            assertEquals("read 9", ahead.take(9));
        }
        assertEquals(List.of(1, 2, 3, 9), order);
        assertNotSame(Thread.currentThread(), readers.get(2));
        assertSame(readers.get(1), readers.get(2));
        assertSame(Thread.currentThread(), readers.get(9), "nobody expected it");
        readers.get(1).join();
    }

    @Test
    void expectationsThatDoNotComeTrueAreForgotten() throws IOException {
        Map<Integer, String> taken = new HashMap<>();
        try (ReadAhead<Integer, String> ahead = new ReadAhead<>(this::read)) {
            for (int i = 0; i < 20; i++) {
                ahead.expect(i);
            }
            taken.put(0, ahead.take(0));
            taken.put(19, ahead.take(19));
        }
        assertEquals(Map.of(0, "read 0", 19, "read 19"), taken);
    }

    @Test
    void aFailureComesWhereTheThingIsTaken() throws IOException {
        try (ReadAhead<Integer, String> ahead = new ReadAhead<>(this::read)) {
            ahead.expect(-1);
            assertEquals(
                    "there is no -1",
                    assertThrows(IOException.class, () -> ahead.take(-1)).getMessage());
            assertThrows(IOException.class, () -> ahead.take(-2));
            assertEquals("read 4", ahead.take(4));
        }
    }

    @Test
    void aCancelledCallerGivesUpWaiting() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ReadAhead<Integer, String> ahead = new ReadAhead<>(key -> {
            reading.countDown();
            while (go.getCount() > 0) {
                Thread.onSpinWait();
            }
            return "late";
        })) {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                ahead.expect(1);
                try {
                    ahead.take(1);
                } catch (IOException | CancellationException e) {
                    seen.set(e);
                }
            });
            caller.start();
            reading.await();
            caller.interrupt();
            caller.join();
            assertInstanceOf(CancellationException.class, seen.get());
            go.countDown();
        }
    }
}
