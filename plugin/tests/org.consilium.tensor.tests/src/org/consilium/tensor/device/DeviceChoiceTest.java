// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {

    @Test
    void choices() {
        assertSame(DeviceChoice.AUTO, DeviceChoice.parse(" Auto "));
        assertEquals(Device.cpu(), DeviceChoice.parse("CPU").resolve());
        assertEquals(Device.cpu(), DeviceChoice.AUTO.resolve(0));
        assertEquals(Device.gpu(0), DeviceChoice.AUTO.resolve(2));
        assertEquals(Device.cpu(), DeviceChoice.CPU.resolve(2));
        assertEquals(Device.gpu(0), DeviceChoice.parse("gpu").resolve(2));
        assertEquals(Device.gpu(1), DeviceChoice.parse("gpu 1").resolve(2));
        assertEquals(
                DeviceChoice.parse("gpu"),
                DeviceChoice.parse(DeviceChoice.parse("gpu 0").toString()));
    }

    @Test
    void aGpuThatIsNotThere() {
        String none = refusal("gpu", 0);
        assertTrue(none.contains("'gpu 0' was chosen, but PyTorch finds no GPU here"), none);
        String one = refusal("gpu 1", 1);
        assertTrue(one.endsWith("PyTorch finds only 'gpu 0' here."), one);
        String two = refusal("gpu 5", 2);
        assertTrue(two.endsWith("PyTorch finds only 'gpu 0' to 'gpu 1' here."), two);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "tpu", "gpu -1", "gpu1", "gpu 1 2", "gpu 9999", "cuda:0"})
    void noDevice(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> DeviceChoice.parse(text))
                .getMessage();
        assertTrue(message.startsWith("There is no device '" + text + "'. Choose 'auto'"), message);
    }

    private static String refusal(String choice, int gpus) {
        return assertThrows(IllegalStateException.class, () -> DeviceChoice.parse(choice)
                        .resolve(gpus))
                .getMessage();
    }
}
