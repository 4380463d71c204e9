// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsFile;

/** Reads only when it is told to. */
final class HeldMover extends TensorMover {

    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);

    @Override
    NamedTensors load(SafetensorsFile file, Device device) throws IOException {
        reading.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        return super.load(file, device);
    }
}
