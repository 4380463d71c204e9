// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DevicePermitsTest {

    private static final Consumer<String> QUIET = message -> {};

    private final DevicePermits permits = new DevicePermits();

    /** Waits for the GPU on a thread of its own and comes back when it waits. */
    private Thread waiter(List<String> order, String name, AtomicReference<Throwable> seen) throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try (DevicePermits.Permit permit = permits.acquire(Device.gpu(0), message -> {
                assertEquals("Waiting for GPU 0.", message);
                waiting.countDown();
            })) {
                order.add(name);
            } catch (CancellationException e) {
                seen.set(e);
            }
        });
        thread.start();
        waiting.await();
        return thread;
    }

    @Test
    void whoCameFirstIsServedFirst() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Throwable> seen = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        try (DevicePermits.Permit held = permits.acquire(Device.gpu(0), QUIET)) {
            for (int i = 0; i < 6; i++) {
                threads.add(waiter(order, "w" + i, seen));
            }
            assertEquals(List.of(), order);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of("w0", "w1", "w2", "w3", "w4", "w5"), order);
    }

    @Test
    void aWaiterThatIsInterruptedGivesUpAndTheOthersGoOn() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread cancelled;
        Thread other;
        try (DevicePermits.Permit held = permits.acquire(Device.gpu(0), QUIET)) {
            cancelled = waiter(order, "cancelled", seen);
            other = waiter(order, "other", seen);
            cancelled.interrupt();
            cancelled.join();
            assertInstanceOf(CancellationException.class, seen.get());
        }
        other.join();
        assertEquals(List.of("other"), order);
    }

    @Test
    void theOneWhoIsToldMayGiveUp() {
        try (DevicePermits.Permit held = permits.acquire(Device.gpu(0), QUIET)) {
            assertThrows(
                    CancellationException.class,
                    () -> permits.acquire(Device.gpu(0), message -> {
                        throw new CancellationException(message);
                    }));
        }
        permits.acquire(Device.gpu(0), message -> assertTrue(false, "nobody has it"))
                .close();
    }

    @Test
    void devicesDoNotWaitForEachOtherAndTheCpuForNobody() {
        Consumer<String> never = message -> {
            throw new AssertionError(message);
        };
        try (DevicePermits.Permit first = permits.acquire(Device.gpu(0), never);
                DevicePermits.Permit second = permits.acquire(Device.gpu(1), never);
                DevicePermits.Permit cpu = permits.acquire(Device.cpu(), never);
                DevicePermits.Permit cpuToo = permits.acquire(Device.cpu(), never)) {
            assertThrows(AssertionError.class, () -> permits.acquire(Device.gpu(0), never));
        }
    }

    @Test
    void aPermitThatIsGivenBackEarlyIsTheNextOnes() {
        DevicePermits.Permit permit = permits.acquire(Device.gpu(0), QUIET);
        permit.close();
        try (DevicePermits.Permit next = permits.acquire(Device.gpu(0), QUIET)) {
            permit.close();
            AtomicInteger waits = new AtomicInteger();
            assertThrows(
                    CancellationException.class,
                    () -> permits.acquire(Device.gpu(0), message -> {
                        waits.incrementAndGet();
                        throw new CancellationException();
                    }));
            assertEquals(1, waits.get(), "the second close took nothing from the next one");
        }
    }
}
