// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.internal.marker.MarkerSegment;

/**
 * Coding styles, quantisation and progression, of the whole image or of one tile. What the header of a tile says comes
 * first, and within a header what is said of one component, ITU-T T.800 A.6. Of the few components that are decoded
 * each has a number of one byte.
 */
final class CodingParameters {
    private static final int LAST_RESOLUTION = 32;

    /** The coding style marker: what holds for all components that have none of their own. */
    private record Defaults(Progression.Order order, int layers, boolean colourTransform, CodingStyle style) {}

    private final CodingParameters image;
    private final CodingStyle[] ownStyles;
    private final Quantisation[] ownSteps;
    private Defaults defaults;
    private Quantisation steps;
    private List<Progression> progressions = List.of();

    /** Those of an image, before its header is read. */
    CodingParameters(int components) {
        this(components, null);
    }

    private CodingParameters(int components, CodingParameters image) {
        this.image = image;
        ownStyles = new CodingStyle[components];
        ownSteps = new Quantisation[components];
    }

    /** Those of a tile of this image, before its header is read. */
    CodingParameters ofTile() {
        return new CodingParameters(ownStyles.length, this);
    }

    CodingStyle style(int component) throws CodecException {
        if (ownStyles[component] != null) {
            return ownStyles[component];
        }
        return defaults == null && image != null
                ? image.style(component)
                : defaults().style();
    }

    Quantisation steps(int component) throws CodecException {
        if (ownSteps[component] != null) {
            return ownSteps[component];
        }
        if (steps == null && image != null) {
            return image.steps(component);
        }
        if (steps == null) {
            throw Codestream.damaged("lacks its quantisation");
        }
        return steps;
    }

    boolean colourTransform() throws CodecException {
        return defaults().colourTransform();
    }

    int layers() throws CodecException {
        return defaults().layers();
    }

    /** At least one. */
    List<Progression> progressions() throws CodecException {
        if (!progressions.isEmpty()) {
            return progressions;
        }
        if (image != null && !image.progressions.isEmpty()) {
            return image.progressions;
        }
        return List.of(new Progression(
                defaults().order(),
                0,
                LAST_RESOLUTION + 1,
                0,
                ownStyles.length,
                defaults().layers()));
    }

    private Defaults defaults() throws CodecException {
        if (defaults == null && image != null) {
            return image.defaults();
        }
        if (defaults == null) {
            throw Codestream.damaged("lacks its coding style");
        }
        return defaults;
    }

    /** Reads a marker segment; others than coding style, quantisation and progression are passed over. */
    void read(int marker, MarkerSegment in) throws CodecException {
        switch (marker) {
            case 0x52 -> defaults = defaults(in);
            case 0x53 -> {
                int component = component(in);
                ownStyles[component] = style(in, (in.byteValue() & 1) != 0);
            }
            case 0x5c -> steps = steps(in);
            case 0x5d -> ownSteps[component(in)] = steps(in);
            case 0x5e -> throw CodecException.unsupported("JPEG 2000 with a region of interest is not supported");
            case 0x5f -> progressions = progressions(in);
            case 0x60, 0x61 ->
                throw CodecException.unsupported("JPEG 2000 with packed packet headers is not supported");
            default -> {}
        }
    }

    private static Defaults defaults(MarkerSegment in) throws CodecException {
        boolean ownPrecincts = (in.byteValue() & 1) != 0;
        Progression.Order order = Progression.Order.of(in.byteValue());
        int layers = in.shortValue();
        boolean colourTransform = in.byteValue() == 1;
        if (layers == 0) {
            throw in.damaged("has no layers");
        }
        return new Defaults(order, layers, colourTransform, style(in, ownPrecincts));
    }

    private int component(MarkerSegment in) throws CodecException {
        int component = in.byteValue();
        if (component >= ownStyles.length) {
            throw in.damaged("names a component it doesn't have");
        }
        return component;
    }

    private static CodingStyle style(MarkerSegment in, boolean ownPrecincts) throws CodecException {
        int levels = in.byteValue();
        int width = in.byteValue() + 2;
        int height = in.byteValue() + 2;
        int blockStyle = in.byteValue();
        int transform = in.byteValue();
        if ((blockStyle & 0x40) != 0) {
            throw CodecException.unsupported("High-Throughput JPEG 2000 is not supported");
        }
        if (levels > LAST_RESOLUTION || width > 10 || height > 10 || width + height > 12 || transform > 1) {
            throw in.damaged("has an impossible coding style");
        }
        byte[] precincts = new byte[levels + 1];
        for (int i = 0; i <= levels; i++) {
            precincts[i] = (byte) (ownPrecincts ? in.byteValue() : 0xff);
            if (i > 0 && ((precincts[i] & 15) == 0 || (precincts[i] & 0xf0) == 0)) {
                throw in.damaged("has precincts of no size");
            }
        }
        return new CodingStyle(levels, width, height, blockStyle, transform == 1, precincts);
    }

    private static Quantisation steps(MarkerSegment in) throws CodecException {
        int first = in.byteValue();
        int style = first & 31;
        int count = style == 0 ? in.left() : style == 1 ? 1 : in.left() / 2;
        if (style > 2 || count == 0) {
            throw in.damaged("has an unknown quantisation");
        }
        int[] exponents = new int[count];
        int[] mantissas = new int[count];
        for (int i = 0; i < count; i++) {
            int value = style == 0 ? in.byteValue() << 8 : in.shortValue();
            exponents[i] = value >> 11;
            mantissas[i] = value & 0x7ff;
        }
        return new Quantisation(first >> 5, style, exponents, mantissas);
    }

    private List<Progression> progressions(MarkerSegment in) throws CodecException {
        // Later parts of a tile may bring more.
        List<Progression> all = new ArrayList<>(progressions);
        while (in.left() >= 7) {
            int firstResolution = in.byteValue();
            int firstComponent = in.byteValue();
            int endLayer = in.shortValue();
            int endResolution = in.byteValue();
            int endComponent = in.byteValue();
            Progression.Order kind = Progression.Order.of(in.byteValue());
            int components = endComponent == 0 ? ownStyles.length : Math.min(endComponent, ownStyles.length);
            all.add(new Progression(kind, firstResolution, endResolution, firstComponent, components, endLayer));
        }
        return all;
    }
}
