// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Count;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;

/**
 * Cases of one size, outlined by the same set of raters, some of whom may be absent. Borrows its tensors and owns none:
 * valid while whoever lent them keeps them.
 */
public final class CaseSet implements CaseSource {

    private final List<String> raters;
    private final List<CaseInfo> cases;
    private final NDArray images;
    private final NDArray masks;
    private final NDArray present;
    private byte[] flags;

    /**
     * @param raters R rater ids, in the order of the masks
     * @param cases N cases, in the order of the tensors
     * @param tensors "images" float32 [N,C,H,W] in [0,1], "masks" uint8 [N,R,H,W] 0 or 1, "present" uint8 [N,R]
     * @throws IllegalArgumentException if the shapes do not belong together
     */
    public CaseSet(List<String> raters, List<CaseInfo> cases, NamedTensors tensors) {
        this.raters = List.copyOf(raters);
        this.cases = List.copyOf(cases);
        this.images = tensors.get("images");
        this.masks = tensors.get("masks");
        this.present = tensors.get("present");
        Shape size = images.getShape();
        require(size.dimension() == 4 && size.get(0) == cases.size(), "images", size);
        require(
                masks.getShape().equals(new Shape(cases.size(), raters.size(), size.get(2), size.get(3))),
                "masks",
                masks.getShape());
        require(present.getShape().equals(new Shape(cases.size(), raters.size())), "present", present.getShape());
    }

    private void require(boolean fits, String name, Shape shape) {
        if (!fits) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The tensor '%s' has shape %s, which does not fit %s of %s.",
                    name,
                    shape,
                    Count.of(cases.size(), "case"),
                    Count.of(raters.size(), "rater")));
        }
    }

    @Override
    public List<String> raters() {
        return raters;
    }

    @Override
    public List<CaseInfo> cases() {
        return cases;
    }

    @Override
    public int size() {
        return cases.size();
    }

    @Override
    public int channels() {
        return (int) images.getShape().get(1);
    }

    @Override
    public int height() {
        return (int) images.getShape().get(2);
    }

    @Override
    public int width() {
        return (int) images.getShape().get(3);
    }

    /** float32 [N,C,H,W]. */
    public NDArray images() {
        return images;
    }

    /** uint8 [N,R,H,W]. */
    public NDArray masks() {
        return masks;
    }

    /** uint8 [N,R]. */
    public NDArray present() {
        return present;
    }

    @Override
    public boolean present(int index, int rater) {
        if (flags == null) {
            ByteBuffer buffer = present.toByteBuffer();
            flags = new byte[buffer.remaining()];
            buffer.get(flags);
        }
        return flags[index * raters.size() + rater] != 0;
    }

    /** Copies rows on the device of this set, where the manager must be too. */
    @Override
    public Slices gather(int[] indices, NDManager manager) {
        List<Integer> chosen = Arrays.stream(indices).boxed().toList();
        return new Slices(rows(images, chosen, manager), rows(masks, chosen, manager));
    }

    private static NDArray rows(NDArray all, List<Integer> indices, NDManager owner) {
        try (Arena scope = Arena.within(owner)) {
            NDList rows = new NDList();
            for (int index : indices) {
                NDArray row = all.get(new NDIndex().addSliceDim(index, index + 1));
                row.attach(scope.manager());
                rows.add(row);
            }
            NDArray joined = NDArrays.concat(rows, 0);
            joined.attach(owner);
            return joined;
        }
    }
}
