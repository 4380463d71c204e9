// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** Decodes one tile: packets, code blocks, wavelets, colour transform. */
final class TileDecoder {
    private static final int MOST_PLANES = 30;

    private final ImageSize size;
    private final Area area;
    private final CodingParameters parameters;

    /**
     * @param area of the tile, within the image
     */
    TileDecoder(ImageSize size, Area area, CodingParameters parameters) {
        this.size = size;
        this.area = area;
        this.parameters = parameters;
    }

    /** Decodes the bytes of the tile into a plane a component, row by row, around 0 where values have no sign. */
    List<double[]> decode(byte[] body) throws CodecException {
        PrecinctBudget budget = new PrecinctBudget(body.length);
        List<List<Resolution>> components = new ArrayList<>();
        for (int component = 0; component < size.components().size(); component++) {
            CodingStyle style = parameters.style(component);
            if (!parameters.steps(component).covers(1 + 3 * style.levels())) {
                throw Codestream.damaged("lacks quantisation steps");
            }
            List<Resolution> resolutions = new ArrayList<>();
            for (int level = 0; level <= style.levels(); level++) {
                resolutions.add(new Resolution(area, style, component, level, budget));
            }
            components.add(resolutions);
        }
        new PacketReader(parameters, components, new PacketBits(body)).read();
        List<double[]> planes = new ArrayList<>();
        for (int component = 0; component < components.size(); component++) {
            planes.add(plane(component, components.get(component)));
        }
        if (parameters.colourTransform()) {
            if (planes.size() < 3) {
                throw Codestream.damaged("transforms colours it doesn't have");
            }
            ColourTransform.inverse(planes, parameters.style(0).reversible());
        }
        return planes;
    }

    private double[] plane(int component, List<Resolution> resolutions) throws CodecException {
        CodingStyle style = parameters.style(component);
        Quantisation steps = parameters.steps(component);
        int bits = size.components().get(component).bits();
        double[] plane = null;
        for (Resolution resolution : resolutions) {
            for (int i = 0; i < resolution.bands().size(); i++) {
                decodeBand(resolution, i, style, steps, bits);
            }
            plane = plane == null
                    ? resolution.bands().get(0).values()
                    : Synthesis.of(resolution, plane, style.reversible());
        }
        return plane;
    }

    private static void decodeBand(Resolution resolution, int part, CodingStyle style, Quantisation steps, int bits)
            throws CodecException {
        Band band = resolution.bands().get(part);
        BlockDecoder decoder = new BlockDecoder(style, band);
        for (Precinct precinct : resolution.precincts()) {
            for (CodeBlock block : precinct.part(part).blocks()) {
                int planes = steps.planes(band.index()) - block.zeroPlanes();
                if (!block.empty() && planes > 0) {
                    if (planes > MOST_PLANES) {
                        throw Codestream.damaged("names impossible bit planes");
                    }
                    decoder.decode(block, planes);
                }
            }
        }
        double[] values = band.values();
        if (style.reversible()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) values[i] / 2;
            }
        } else {
            double step = steps.step(band.index(), bits + band.gain()) / 2;
            for (int i = 0; i < values.length; i++) {
                values[i] *= step;
            }
        }
    }
}
