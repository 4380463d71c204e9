// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** Decodes one tile: packets, code blocks, wavelets, colour transform. */
final class TileDecoder {
    private final ImageSize size;
    private final CodingParameters parameters;
    private final byte[] body;
    private final int[] area;
    private final List<List<Resolution>> components = new ArrayList<>();

    /**
     * @param index of the tile, row by row
     */
    TileDecoder(ImageSize size, int index, CodingParameters parameters, byte[] body) {
        this.size = size;
        this.parameters = parameters;
        this.body = body;
        long left = size.tileLeft() + (long) (index % size.tileColumns()) * size.tileWidth();
        long top = size.tileTop() + (long) (index / size.tileColumns()) * size.tileHeight();
        this.area = new int[] {
            (int) Math.max(left, size.left()),
            (int) Math.max(top, size.top()),
            (int) Math.min(left + size.tileWidth(), size.right()),
            (int) Math.min(top + size.tileHeight(), size.bottom())
        };
    }

    /** Decodes into {@code target}, the whole image with its components interleaved. */
    void decode(int[] target) throws CodecException {
        // An empty packet still takes a byte, so the length of the data bounds the number of precincts.
        long[] budget = {body.length + 1L};
        for (int component = 0; component < size.components(); component++) {
            CodingStyle style = parameters.style(component);
            if (!parameters.steps(component).covers(1 + 3 * style.levels())) {
                throw Codestream.damaged("lacks quantisation steps");
            }
            List<Resolution> resolutions = new ArrayList<>();
            for (int resolution = 0; resolution <= style.levels(); resolution++) {
                resolutions.add(new Resolution(area, style, component, resolution, budget));
            }
            components.add(resolutions);
        }
        readPackets();
        List<double[]> planes = new ArrayList<>();
        for (int component = 0; component < components.size(); component++) {
            planes.add(plane(component));
        }
        if (parameters.colourTransform()) {
            if (planes.size() < 3) {
                throw Codestream.damaged("transforms colours it doesn't have");
            }
            ColourTransform.inverse(planes, parameters.style(0).reversible());
        }
        for (int component = 0; component < planes.size(); component++) {
            store(planes.get(component), component, target);
        }
    }

    private void readPackets() throws CodecException {
        PacketBits bits = new PacketBits(body);
        for (Progression progression : parameters.progressions()) {
            List<Precinct> chosen = new ArrayList<>();
            for (int c = progression.firstComponent(); c < progression.endComponent(); c++) {
                List<Resolution> resolutions = components.get(c);
                int end = Math.min(resolutions.size(), progression.endResolution());
                for (int r = progression.firstResolution(); r < end; r++) {
                    chosen.addAll(resolutions.get(r).precincts);
                }
            }
            read(chosen, progression, bits);
        }
    }

    private void read(List<Precinct> precincts, Progression progression, PacketBits bits) throws CodecException {
        int layers = Math.min(progression.endLayer(), parameters.layers());
        Comparator<Precinct> byResolution = Comparator.comparingInt(p -> p.resolution);
        Comparator<Precinct> byComponent = Comparator.comparingInt(p -> p.component);
        Comparator<Precinct> byPlace =
                Comparator.<Precinct>comparingLong(p -> p.y).thenComparingLong(p -> p.x);
        // The sort is stable, so precincts that tie keep their order: row by row within a resolution.
        precincts.sort(
                switch (progression.order()) {
                    case 0, 1 -> byResolution.thenComparing(byComponent);
                    case 2 -> byResolution.thenComparing(byPlace).thenComparing(byComponent);
                    case 3 -> byPlace.thenComparing(byComponent).thenComparing(byResolution);
                    default -> byComponent.thenComparing(byPlace).thenComparing(byResolution);
                });
        switch (progression.order()) {
            case 0 -> readLayers(precincts, layers, bits);
            case 1 -> {
                for (int from = 0; from < precincts.size(); ) {
                    int to = from;
                    while (to < precincts.size() && precincts.get(to).resolution == precincts.get(from).resolution) {
                        to++;
                    }
                    readLayers(precincts.subList(from, to), layers, bits);
                    from = to;
                }
            }
            default -> {
                for (Precinct precinct : precincts) {
                    readLayers(List.of(precinct), layers, bits);
                }
            }
        }
    }

    private void readLayers(List<Precinct> precincts, int layers, PacketBits bits) throws CodecException {
        for (int layer = 0; layer < layers; layer++) {
            for (Precinct precinct : precincts) {
                // A change of progression may have brought this layer before.
                if (precinct.nextLayer == layer) {
                    precinct.read(bits, parameters.style(precinct.component));
                }
            }
        }
    }

    private double[] plane(int component) throws CodecException {
        CodingStyle style = parameters.style(component);
        Quantisation steps = parameters.steps(component);
        double[] plane = null;
        for (Resolution resolution : components.get(component)) {
            for (int i = 0; i < resolution.bands.size(); i++) {
                decodeBand(resolution, i, style, steps, size.bits()[component]);
            }
            plane = plane == null ? resolution.bands.get(0).values() : synthesised(resolution, plane, style);
        }
        return plane;
    }

    private static void decodeBand(Resolution resolution, int part, CodingStyle style, Quantisation steps, int bits)
            throws CodecException {
        Resolution.Band band = resolution.bands.get(part);
        BlockDecoder decoder = new BlockDecoder(style, band.orientation());
        for (Precinct precinct : resolution.precincts) {
            for (CodeBlock block : precinct.parts.get(part).blocks) {
                int planes = steps.planes(band.index()) - block.zeroPlanes;
                if (!block.segments.isEmpty() && planes > 0) {
                    if (planes > 30) {
                        throw Codestream.damaged("names impossible bit planes");
                    }
                    decoder.decode(block, planes, band.values(), band.width());
                }
            }
        }
        double[] values = band.values();
        if (style.reversible()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) values[i] / 2;
            }
        } else {
            int gain = band.orientation() == 0 ? 0 : band.orientation() == 3 ? 2 : 1;
            double step = steps.step(band.index(), bits + gain) / 2;
            for (int i = 0; i < values.length; i++) {
                values[i] *= step;
            }
        }
    }

    /** Interleaves the bands of a resolution with the one below and synthesises it. */
    private static double[] synthesised(Resolution resolution, double[] below, CodingStyle style) {
        double[] plane = new double[resolution.width * resolution.height];
        int lowWidth = (resolution.left + resolution.width + 1 >> 1) - (resolution.left + 1 >> 1);
        int oddColumn = resolution.left & 1;
        int oddRow = resolution.top & 1;
        for (int y = 0; y < resolution.height; y++) {
            boolean highRow = (y + oddRow & 1) == 1;
            for (int x = 0; x < resolution.width; x++) {
                boolean highColumn = (x + oddColumn & 1) == 1;
                int band = (highColumn ? 1 : 0) + (highRow ? 2 : 0);
                int column = highColumn ? x + oddColumn - 1 >> 1 : x >> 1;
                int line = highRow ? y + oddRow - 1 >> 1 : y >> 1;
                Resolution.Band source = band == 0 ? null : resolution.bands.get(band - 1);
                plane[y * resolution.width + x] = source == null
                        ? below[line * lowWidth + column]
                        : source.values()[line * source.width() + column];
            }
        }
        Wavelet.inverse(
                plane, resolution.left, resolution.top, resolution.width, resolution.height, style.reversible());
        return plane;
    }

    private void store(double[] plane, int component, int[] target) {
        int bits = size.bits()[component];
        boolean signed = size.signed()[component];
        long shift = signed ? 0 : 1L << bits - 1;
        long low = signed ? -(1L << bits - 1) : 0;
        long high = low + (1L << bits) - 1;
        int width = area[2] - area[0];
        for (int y = area[1]; y < area[3]; y++) {
            int from = (y - area[1]) * width;
            int to = ((y - size.top()) * size.width() + area[0] - size.left()) * size.components() + component;
            for (int x = 0; x < width; x++, to += size.components()) {
                long value = Math.round(plane[from + x]) + shift;
                target[to] = (int) Math.max(low, Math.min(high, value));
            }
        }
    }
}
