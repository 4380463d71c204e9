// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** Reads the packets of a tile in the order of its progressions, ITU-T T.800 B.12. */
final class PacketReader {
    private static final Comparator<Precinct> BY_RESOLUTION = Comparator.comparingInt(Precinct::resolution);
    private static final Comparator<Precinct> BY_COMPONENT = Comparator.comparingInt(Precinct::component);
    private static final Comparator<Precinct> BY_PLACE =
            Comparator.comparingLong(Precinct::y).thenComparingLong(Precinct::x);

    private final CodingParameters parameters;
    private final List<List<Resolution>> components;
    private final PacketBits bits;

    /**
     * @param components the resolutions of each
     */
    PacketReader(CodingParameters parameters, List<List<Resolution>> components, PacketBits bits) {
        this.parameters = parameters;
        this.components = components;
        this.bits = bits;
    }

    /** Reads all packets into the code blocks. */
    void read() throws CodecException {
        for (Progression progression : parameters.progressions()) {
            List<Precinct> chosen = new ArrayList<>();
            for (int c = progression.firstComponent(); c < progression.endComponent(); c++) {
                List<Resolution> resolutions = components.get(c);
                int end = Math.min(resolutions.size(), progression.endResolution());
                for (int r = progression.firstResolution(); r < end; r++) {
                    chosen.addAll(resolutions.get(r).precincts());
                }
            }
            read(chosen, progression);
        }
    }

    private void read(List<Precinct> precincts, Progression progression) throws CodecException {
        int layers = Math.min(progression.endLayer(), parameters.layers());
        // The sort is stable, so precincts that tie keep their order: row by row within a resolution.
        precincts.sort(
                switch (progression.order()) {
                    case LRCP, RLCP -> BY_RESOLUTION.thenComparing(BY_COMPONENT);
                    case RPCL -> BY_RESOLUTION.thenComparing(BY_PLACE).thenComparing(BY_COMPONENT);
                    case PCRL -> BY_PLACE.thenComparing(BY_COMPONENT).thenComparing(BY_RESOLUTION);
                    case CPRL -> BY_COMPONENT.thenComparing(BY_PLACE).thenComparing(BY_RESOLUTION);
                });
        switch (progression.order()) {
            case LRCP -> readLayers(precincts, layers);
            case RLCP -> {
                for (int from = 0; from < precincts.size(); ) {
                    int to = from;
                    while (to < precincts.size()
                            && precincts.get(to).resolution()
                                    == precincts.get(from).resolution()) {
                        to++;
                    }
                    readLayers(precincts.subList(from, to), layers);
                    from = to;
                }
            }
            default -> {
                for (Precinct precinct : precincts) {
                    readLayers(List.of(precinct), layers);
                }
            }
        }
    }

    private void readLayers(List<Precinct> precincts, int layers) throws CodecException {
        for (int layer = 0; layer < layers; layer++) {
            for (Precinct precinct : precincts) {
                // A change of progression may have brought this layer before.
                if (precinct.nextLayer() == layer) {
                    precinct.read(bits, parameters.style(precinct.component()));
                }
            }
        }
    }
}
