// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.fusion;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.PortRows;
import org.consilium.segmentation.data.RatedCase;
import org.consilium.segmentation.fusion.Consensus;
import org.consilium.segmentation.fusion.FusedCase;
import org.consilium.segmentation.fusion.FusionSettings;
import org.consilium.segmentation.fusion.RaterFusion;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsRowWriter;

/**
 * Fuses the cases of a port from file to file, one volume at a time, for sets may be larger than the memory. A case that
 * nobody looked at has no mask.
 */
final class FusionWork {

    private static final String PROBABILITIES = "probabilities";

    private final CasesPortObject cases;
    private final FusionSettings settings;
    private final NodeProgress progress;
    private final FusedCase[] fused;

    FusionWork(CasesPortObject cases, FusionSettings settings, NodeProgress progress) {
        this.cases = cases;
        this.settings = settings;
        this.progress = progress;
        this.fused = new FusedCase[cases.records().size()];
    }

    /** The tensor of the second output: float32 [N,1,H,W] in 0 to 1. */
    static TensorLayout probabilities(CasesPortSpec spec) {
        return new TensorLayout(Map.of(
                PROBABILITIES,
                new TensorInfo(DataType.FLOAT32, new Shape(spec.cases(), 1, spec.height(), spec.width()))));
    }

    /**
     * @param consensus takes "images" float32 [N,C,H,W] as they are, "masks" uint8 [N,1,H,W] 0 or 1, "present" uint8 [N,1]
     * @param maps takes {@link #probabilities}
     */
    void run(SafetensorsRowWriter consensus, SafetensorsRowWriter maps) throws IOException {
        int done = 0;
        try (PortRows rows = cases.fileRows()) {
            for (List<Integer> group : groups()) {
                progress.report(done / (double) fused.length, "Case " + (done + 1) + "/" + fused.length);
                List<RatedCase> rated =
                        group.stream().map(index -> cases.rated(rows, index)).toList();
                List<Consensus> results = RaterFusion.fuse(rated, settings);
                for (int i = 0; i < group.size(); i++) {
                    int index = group.get(i);
                    fused[index] = FusedCase.of(rated.get(i), results.get(i));
                    consensus.write("images", index, rows.row("images", index));
                    if (results.get(i) != null) {
                        write(results.get(i), index, consensus, maps);
                    }
                }
                done += group.size();
            }
        }
    }

    /** What was found out of each case. */
    List<FusedCase> fused() {
        return Arrays.asList(fused);
    }

    /** The cases that must be read together. */
    private Iterable<List<Integer>> groups() {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < fused.length; i++) {
            Object key = settings.volumes() ? cases.records().get(i).volume() : i;
            groups.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(i);
        }
        return groups.values();
    }

    private static void write(Consensus result, int index, SafetensorsRowWriter consensus, SafetensorsRowWriter maps)
            throws IOException {
        byte[] inside = new byte[result.mask().size()];
        for (int j = result.mask().nextInside(0); j >= 0; j = result.mask().nextInside(j + 1)) {
            inside[j] = 1;
        }
        consensus.write("masks", index, ByteBuffer.wrap(inside));
        consensus.write("present", index, ByteBuffer.wrap(new byte[] {1}));
        ByteBuffer values = ByteBuffer.allocate(inside.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : result.probability()) {
            values.putFloat((float) value);
        }
        maps.write(PROBABILITIES, index, values.flip());
    }
}
