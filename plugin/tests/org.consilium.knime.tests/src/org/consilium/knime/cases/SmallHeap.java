// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.PortRows;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.data.StreamedCases;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;

/** A program that brings a set of cases from a reader to training, whatever its heap. */
public final class SmallHeap {

    static final int CASES = 256;
    static final String READ = "cases.safetensors";
    static final String PART = "part.safetensors";

    private static final int SIZE = 512;
    private static final int PIXELS = SIZE * SIZE;
    private static final int BATCH = 8;
    private static final List<String> RATERS = List.of("A", "B", "C", "D");
    /** Every other case, from the last to the first. */
    private static final List<Integer> CHOSEN =
            IntStream.range(0, CASES / 2).map(i -> CASES - 1 - 2 * i).boxed().toList();

    private SmallHeap() {}

    static TensorLayout layout(int cases) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        tensors.put("images", new TensorInfo(DataType.FLOAT32, new Shape(cases, 1, SIZE, SIZE)));
        tensors.put("masks", new TensorInfo(DataType.UINT8, new Shape(cases, RATERS.size(), SIZE, SIZE)));
        tensors.put("present", new TensorInfo(DataType.UINT8, new Shape(cases, RATERS.size())));
        return new TensorLayout(tensors);
    }

    /** Every fourth case was not seen by the second rater. */
    private static boolean isSeen(int number, int rater) {
        return number % 4 != 0 || rater != 1;
    }

    private static float value(int number, int pixel) {
        return number + pixel % 251 / 256f;
    }

    private static byte inside(int number, int rater, int pixel) {
        return (byte) ((number + 3 * rater + pixel) % 7 == 0 ? 1 : 0);
    }

    private static ImageCase drawn(int number) {
        float[] values = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            values[i] = value(number, i);
        }
        List<RaterMask> masks = new ArrayList<>();
        for (int r = RATERS.size() - 1; r >= 0; r--) {
            if (isSeen(number, r)) {
                byte[] mask = new byte[PIXELS];
                for (int i = 0; i < PIXELS; i++) {
                    mask[i] = inside(number, r, i);
                }
                masks.add(new RaterMask(RATERS.get(r), SIZE, SIZE, mask));
            }
        }
        return new ImageCase(
                "case" + number,
                "p",
                "v",
                number,
                new Planes(1, SIZE, SIZE, values),
                masks,
                Geometry.unknown(),
                Provenance.none());
    }

    /** The argument is a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<CaseRecord> records = read(folder.resolve(READ));
        try (PortRows rows = PortRows.of(SafetensorsFile.open(folder.resolve(READ), layout(CASES)))) {
            SafetensorsWriter.write(
                    folder.resolve(PART),
                    layout(CHOSEN.size()),
                    Map.of(),
                    target -> rows.copyTo(target, CHOSEN, (fraction, message) -> {}));
        }
        train(
                folder.resolve(PART),
                CHOSEN.stream().map(i -> records.get(i).info()).toList());
        System.out.println("done with " + Runtime.getRuntime().maxMemory() + " bytes");
    }

    private static List<CaseRecord> read(Path file) throws IOException {
        try (CaseSpool spool = new CaseSpool(file)) {
            for (int i = 0; i < CASES; i++) {
                spool.accept(drawn(i));
                if (i == CASES / 2) {
                    spool.accept(drawn(i + 1));
                    spool.discard(i + 1);
                }
            }
            SafetensorsWriter.write(
                    file, layout(CASES), Map.of(), rows -> spool.copyTo(rows, (fraction, message) -> {}));
            return spool.notes().stream().map(CaseNote::record).toList();
        }
    }

    private static void train(Path file, List<CaseInfo> infos) throws IOException {
        try (StreamedCases cases = new StreamedCases(RATERS, infos, SafetensorsFile.open(file))) {
            for (int from = 0; from < infos.size(); from += BATCH) {
                int[] next = IntStream.range(from, from + BATCH).toArray();
                cases.expect(
                        IntStream.of(next).map(i -> (i + BATCH) % infos.size()).toArray());
                try (NDManager step = PyTorch.engine().newBaseManager()) {
                    CaseSource.Slices batch = cases.gather(next, step);
                    check(cases, from, batch);
                }
            }
        }
    }

    /** The first case of a batch. */
    private static void check(CaseSource cases, int position, CaseSource.Slices batch) {
        int number = CHOSEN.get(position);
        require(cases.cases().get(position).id().equals("case" + number), "id", number);
        float[] values = batch.images().get(0).toFloatArray();
        byte[] masks = batch.masks().get(0).toByteArray();
        for (int i = 0; i < PIXELS; i++) {
            require(values[i] == value(number, i), "image", number);
        }
        for (int r = 0; r < RATERS.size(); r++) {
            require(cases.present(position, r) == isSeen(number, r), "present", number);
            for (int i = 0; i < PIXELS; i++) {
                byte wanted = isSeen(number, r) ? inside(number, r, i) : 0;
                require(masks[r * PIXELS + i] == wanted, "mask", number);
            }
        }
    }

    private static void require(boolean same, String what, int number) {
        if (!same) {
            throw new IllegalStateException("The " + what + " of case " + number + " is not what was read.");
        }
    }
}
