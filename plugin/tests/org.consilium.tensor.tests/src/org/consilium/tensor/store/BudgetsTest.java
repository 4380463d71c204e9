// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.HashMap;
import java.util.Map;
import org.consilium.tensor.device.DeviceInfo;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Budgets budgets = new Budgets(new FakeGpu(1000), properties::get);

    @Test
    void seventyPercentOfWhatIsFreeAtFirstUse() {
        assertEquals(700, budgets.of(FakeGpu.GPU));
    }

    @Test
    void aDevicesOwnPropertyGoesBeforeTheCommonOne() {
        properties.put("consilium.tensor.budget", "3k");
        properties.put("consilium.tensor.budget.gpu0", " 2M ");
        assertEquals(3 << 10, budgets.of(Device.cpu()));
        assertEquals(2 << 20, budgets.of(FakeGpu.GPU));
        budgets.set(FakeGpu.GPU, 5);
        assertEquals(5, budgets.of(FakeGpu.GPU));
        properties.put("consilium.tensor.budget.gpu1", "8gb");
        assertEquals(8L << 30, budgets.of(Device.gpu(1)));
    }

    @Test
    void whatIsNoSize() {
        properties.put("consilium.tensor.budget.cpu", "much");
        String message = assertThrows(IllegalArgumentException.class, () -> budgets.of(Device.cpu()))
                .getMessage();
        assertTrue(message.contains("consilium.tensor.budget.cpu is 'much'"), message);
        properties.put("consilium.tensor.budget.gpu0", "999999999999999t");
        assertThrows(IllegalArgumentException.class, () -> budgets.of(FakeGpu.GPU));
        assertThrows(IllegalArgumentException.class, () -> budgets.set(FakeGpu.GPU, -1));
    }

    @Test
    void thisMachinesMainMemory() {
        DeviceInfo cpu = DeviceInfo.all().get(0);
        assertEquals("cpu", cpu.name());
        assertTrue(cpu.freeBytes() > 0 && cpu.freeBytes() <= cpu.totalBytes(), cpu.toString());
        assertEquals("gpu 3", DeviceInfo.name(Device.gpu(3)));
    }
}
