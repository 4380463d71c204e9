// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** Coding styles, quantisation and progression, for the whole image or one tile. */
final class CodingParameters {
    private final CodingStyle[] ownStyles;
    private final Quantisation[] ownSteps;
    private CodingStyle style;
    private Quantisation steps;
    private int order;
    private int layers;
    private boolean colourTransform;
    private List<Progression> progressions = List.of();

    CodingParameters(int components) {
        ownStyles = new CodingStyle[components];
        ownSteps = new Quantisation[components];
    }

    /** What a tile begins with. */
    CodingParameters copy() {
        CodingParameters copy = new CodingParameters(ownStyles.length);
        System.arraycopy(ownStyles, 0, copy.ownStyles, 0, ownStyles.length);
        System.arraycopy(ownSteps, 0, copy.ownSteps, 0, ownSteps.length);
        copy.style = style;
        copy.steps = steps;
        copy.order = order;
        copy.layers = layers;
        copy.colourTransform = colourTransform;
        copy.progressions = progressions;
        return copy;
    }

    CodingStyle style(int component) throws CodecException {
        CodingStyle found = ownStyles[component] == null ? style : ownStyles[component];
        if (found == null) {
            throw Codestream.damaged("lacks its coding style");
        }
        return found;
    }

    Quantisation steps(int component) throws CodecException {
        Quantisation found = ownSteps[component] == null ? steps : ownSteps[component];
        if (found == null) {
            throw Codestream.damaged("lacks its quantisation");
        }
        return found;
    }

    boolean colourTransform() {
        return colourTransform;
    }

    int layers() {
        return layers;
    }

    List<Progression> progressions() {
        return progressions.isEmpty()
                ? List.of(new Progression(order, 0, 33, 0, ownStyles.length, layers))
                : progressions;
    }

    /** Reads a marker segment; others than coding style, quantisation and progression are passed over. */
    void read(int marker, MarkerBytes in) throws CodecException {
        switch (marker) {
            case 0x52 -> {
                int flags = in.byteValue();
                order = in.byteValue();
                layers = in.shortValue();
                colourTransform = in.byteValue() == 1;
                style = style(in, (flags & 1) != 0);
                if (order > 4 || layers == 0) {
                    throw Codestream.damaged("names an unknown order of its packets");
                }
            }
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

    private int component(MarkerBytes in) throws CodecException {
        int component = ownStyles.length < 257 ? in.byteValue() : in.shortValue();
        if (component >= ownStyles.length) {
            throw Codestream.damaged("names a component it doesn't have");
        }
        return component;
    }

    private static CodingStyle style(MarkerBytes in, boolean ownPrecincts) throws CodecException {
        int levels = in.byteValue();
        int width = in.byteValue() + 2;
        int height = in.byteValue() + 2;
        int blockStyle = in.byteValue();
        int transform = in.byteValue();
        if ((blockStyle & 0x40) != 0) {
            throw CodecException.unsupported("High-Throughput JPEG 2000 is not supported");
        }
        if (levels > 32 || width > 10 || height > 10 || width + height > 12 || transform > 1) {
            throw Codestream.damaged("has an impossible coding style");
        }
        byte[] precincts = new byte[levels + 1];
        for (int i = 0; i <= levels; i++) {
            precincts[i] = (byte) (ownPrecincts ? in.byteValue() : 0xff);
            if (i > 0 && ((precincts[i] & 15) == 0 || (precincts[i] & 0xf0) == 0)) {
                throw Codestream.damaged("has precincts of no size");
            }
        }
        return new CodingStyle(levels, width, height, blockStyle, transform == 1, precincts);
    }

    private static Quantisation steps(MarkerBytes in) throws CodecException {
        int first = in.byteValue();
        int style = first & 31;
        int count = style == 0 ? in.left() : style == 1 ? 1 : in.left() / 2;
        if (style > 2 || count == 0) {
            throw Codestream.damaged("has an unknown quantisation");
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

    private List<Progression> progressions(MarkerBytes in) throws CodecException {
        boolean wide = ownStyles.length >= 257;
        List<Progression> all = new ArrayList<>(progressions);
        while (in.left() >= (wide ? 9 : 7)) {
            int firstResolution = in.byteValue();
            int firstComponent = wide ? in.shortValue() : in.byteValue();
            int endLayer = in.shortValue();
            int endResolution = in.byteValue();
            int endComponent = wide ? in.shortValue() : in.byteValue();
            int kind = in.byteValue();
            if (kind > 4) {
                throw Codestream.damaged("names an unknown order of its packets");
            }
            int components = endComponent == 0 ? ownStyles.length : Math.min(endComponent, ownStyles.length);
            all.add(new Progression(kind, firstResolution, endResolution, firstComponent, components, endLayer));
        }
        return all;
    }
}
