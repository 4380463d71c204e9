// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSet;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.tensor.NamedTensors;

/** Bright discs on a noisy ground; rater r draws them 1.5 r pixels too large. Two cases a patient, one volume each. */
public final class Synthetic implements AutoCloseable {

    private static final double STEP = 1.5;

    private final NamedTensors tensors;
    private final CaseSet cases;

    private Synthetic(NamedTensors tensors, CaseSet cases) {
        this.tensors = tensors;
        this.cases = cases;
    }

    public static Synthetic of(int count, int raters, int height, int width) {
        return of(count, raters, height, width, false);
    }

    /** @param gaps leaves rater i mod R out of case i, and case 1 without any rater */
    public static Synthetic of(int count, int raters, int height, int width, boolean gaps) {
        float[] images = new float[count * height * width];
        byte[] masks = new byte[count * raters * height * width];
        byte[] present = new byte[count * raters];
        List<CaseInfo> infos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NoiseStream noise = NoiseStream.of(7, "synthetic", i);
            double radius = 4 + 5 * noise.nextDouble();
            double cy = height / 2.0 + 4 * noise.nextDouble() - 2;
            double cx = width / 2.0 + 4 * noise.nextDouble() - 2;
            for (int p = 0; p < height * width; p++) {
                double distance = Math.hypot(p / width - cy, p % width - cx);
                images[i * height * width + p] =
                        (float) ((distance < radius ? 0.7 : 0.3) + 0.05 * noise.nextGaussian());
                for (int r = 0; r < raters; r++) {
                    boolean inside = distance < radius + STEP * r;
                    masks[(i * raters + r) * height * width + p] = (byte) (inside ? 1 : 0);
                }
            }
            for (int r = 0; r < raters; r++) {
                present[i * raters + r] = (byte) (gaps && (r == i % raters || i == 1) ? 0 : 1);
            }
            infos.add(new CaseInfo("case " + i, "patient " + i / 2, "volume " + i / 2, i % 2, 0.5, 0.5));
        }
        NDManager owner = PyTorch.engine().newBaseManager();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("images", owner.create(images, new Shape(count, 1, height, width)));
        tensors.put(
                "masks", owner.create(ByteBuffer.wrap(masks), new Shape(count, raters, height, width), DataType.UINT8));
        tensors.put("present", owner.create(ByteBuffer.wrap(present), new Shape(count, raters), DataType.UINT8));
        NamedTensors named = new NamedTensors(owner, tensors);
        List<String> names = IntStream.range(0, raters).mapToObj(r -> "R" + r).toList();
        return new Synthetic(named, new CaseSet(names, infos, named));
    }

    /** Some of the cases, in the given order; the caller closes the result too. */
    public Synthetic subset(List<Integer> indices) {
        return named(indices, indices.stream().map(cases.cases()::get).toList());
    }

    /** Some of the cases, in the given order and under other names; the caller closes the result too. */
    public Synthetic named(List<Integer> indices, List<CaseInfo> infos) {
        NDManager owner = PyTorch.engine().newBaseManager();
        CaseSource.Slices slices =
                cases.gather(indices.stream().mapToInt(Integer::intValue).toArray(), owner);
        int raters = cases.raters().size();
        ByteBuffer present = ByteBuffer.allocate(indices.size() * raters);
        for (int index : indices) {
            for (int rater = 0; rater < raters; rater++) {
                present.put((byte) (cases.present(index, rater) ? 1 : 0));
            }
        }
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("images", slices.images());
        tensors.put("masks", slices.masks());
        tensors.put("present", owner.create(present.flip(), new Shape(indices.size(), raters), DataType.UINT8));
        NamedTensors copy = new NamedTensors(owner, tensors);
        return new Synthetic(copy, new CaseSet(cases.raters(), infos, copy));
    }

    /** The cases with the last row and column repeated up to a multiple; the caller closes the result too. */
    public Synthetic padded(int multiple) {
        NDManager owner = PyTorch.engine().newBaseManager();
        Map<String, NDArray> larger = new LinkedHashMap<>();
        larger.put("images", padded(cases.images(), multiple, owner));
        larger.put("masks", padded(cases.masks(), multiple, owner));
        larger.put("present", cases.present().duplicate());
        NamedTensors named = new NamedTensors(owner, larger);
        return new Synthetic(named, new CaseSet(cases.raters(), cases.cases(), named));
    }

    private static NDArray padded(NDArray maps, int multiple, NDManager owner) {
        return repeated(repeated(maps, 2, ":, :, -1:", multiple, owner), 3, ":, :, :, -1:", multiple, owner);
    }

    private static NDArray repeated(NDArray maps, int axis, String last, int multiple, NDManager owner) {
        long missing = (multiple - maps.getShape().get(axis) % multiple) % multiple;
        NDArray larger =
                missing == 0 ? maps.duplicate() : maps.concat(maps.get(last).repeat(axis, missing), axis);
        larger.attach(owner);
        return larger;
    }

    /** The same cases, their raters called otherwise; they share their arrays with these. */
    public CaseSet ratedBy(List<String> raters) {
        return new CaseSet(raters, cases.cases(), tensors);
    }

    public CaseSet cases() {
        return cases;
    }

    @Override
    public void close() {
        tensors.close();
    }
}
