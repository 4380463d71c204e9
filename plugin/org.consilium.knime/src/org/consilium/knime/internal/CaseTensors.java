// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.consilium.imaging.Geometry;
import org.consilium.imaging.ImageCase;
import org.consilium.imaging.RaterMask;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.pytorch.PyTorch;
import org.consilium.tensor.NamedTensors;
import org.knime.core.data.filestore.FileStore;

/** Where imaging and segmentation meet: plain cases become the tensors of a port. */
public final class CaseTensors {

    private CaseTensors() {}

    /** Masks of something that has no name. */
    public static CasesPortObject port(
            final List<ImageCase> cases, final String normalisation, final FileStore fileStore) {
        return port(cases, normalisation, "", fileStore);
    }

    /**
     * @param cases at least one, all of one size
     * @param normalisation how the values became what they are, in words
     * @param structure what the masks show, against all else; empty if it has no name
     * @param fileStore where KNIME keeps the file
     * @return a port whose tensors the store owns; the masks stand in the alphabetical order of the rater ids
     * @throws IllegalArgumentException if the cases differ in size, naming two of them
     */
    public static CasesPortObject port(
            final List<ImageCase> cases,
            final String normalisation,
            final String structure,
            final FileStore fileStore) {
        final List<String> raters = raters(cases);
        requireOneSize(cases);
        final ImageCase first = cases.get(0);
        final CasesPortSpec spec = new CasesPortSpec(
                        cases.size(),
                        first.image().channels(),
                        first.image().height(),
                        first.image().width(),
                        normalisation,
                        raters,
                        structure)
                .withSpacing(common(cases, Geometry::rowSpacing), common(cases, Geometry::columnSpacing));
        final List<CaseRecord> records = cases.stream()
                .map(c -> new CaseRecord(
                        c.id(), c.patient(), c.volume(), c.slice(), c.geometry(), c.provenance(), c.source()))
                .toList();
        return new CasesPortObject(spec, records, tensors(cases, raters), fileStore);
    }

    /** The value of all cases; NaN if they differ. */
    private static double common(final List<ImageCase> cases, final ToDoubleFunction<Geometry> value) {
        final double first = value.applyAsDouble(cases.get(0).geometry());
        return cases.stream().allMatch(c -> value.applyAsDouble(c.geometry()) == first) ? first : Double.NaN;
    }

    private static List<String> raters(final List<ImageCase> cases) {
        final TreeSet<String> ids = new TreeSet<>();
        cases.forEach(c -> c.masks().forEach(mask -> ids.add(mask.rater())));
        return List.copyOf(ids);
    }

    private static void requireOneSize(final List<ImageCase> cases) {
        final ImageCase first = cases.get(0);
        for (final ImageCase c : cases) {
            if (!size(c).equals(size(first))) {
                throw new IllegalArgumentException(
                        "Cases differ in size: '%s' is %s, '%s' is %s (channels x rows x columns). Set a crop size in the reader."
                                .formatted(first.id(), size(first), c.id(), size(c)));
            }
        }
    }

    private static String size(final ImageCase c) {
        return c.image().channels() + "x" + c.image().height() + "x" + c.image().width();
    }

    /** The caller owns the result. */
    private static NamedTensors tensors(final List<ImageCase> cases, final List<String> raters) {
        final int n = cases.size();
        final int r = raters.size();
        final int c = cases.get(0).image().channels();
        final int h = cases.get(0).image().height();
        final int w = cases.get(0).image().width();
        final NDManager owner = PyTorch.engine().newBaseManager();
        try {
            final ByteBuffer images = direct((long) n * c * h * w * Float.BYTES);
            final ByteBuffer masks = direct((long) n * r * h * w);
            final ByteBuffer present = direct((long) n * r);
            for (int i = 0; i < n; i++) {
                images.asFloatBuffer().put(i * c * h * w, cases.get(i).image().values());
                for (final RaterMask mask : cases.get(i).masks()) {
                    final int rater = raters.indexOf(mask.rater());
                    masks.put((i * r + rater) * h * w, mask.values());
                    present.put(i * r + rater, (byte) 1);
                }
            }
            final Map<String, NDArray> tensors = new LinkedHashMap<>();
            tensors.put("images", OwnedTensors.copy(owner, images, new Shape(n, c, h, w), DataType.FLOAT32));
            tensors.put("masks", OwnedTensors.copy(owner, masks, new Shape(n, r, h, w), DataType.UINT8));
            tensors.put("present", OwnedTensors.copy(owner, present, new Shape(n, r), DataType.UINT8));
            return new NamedTensors(owner, tensors);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private static ByteBuffer direct(final long bytes) {
        return OwnedTensors.buffer(bytes, "The cases need", "Read fewer cases, or smaller crops.");
    }
}
