// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.consilium.imaging.internal.annotation.VolumeMasks;
import org.consilium.imaging.internal.files.OrderedTasks;
import org.consilium.imaging.internal.grey.GreySamples;
import org.consilium.imaging.internal.grey.PixelSource;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.voxels.Normaliser;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.pseudonym.Pseudonyms;
import org.consilium.imaging.study.Cropping;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;

/** Makes cases of a volume and its masks. */
public final class CaseBuilder {
    private final DicomReadOptions options;
    private final Pseudonyms pseudonyms;
    private final CropPoints points;

    /** @param points that crops are cut around where the options say so */
    public CaseBuilder(DicomReadOptions options, Pseudonyms pseudonyms, CropPoints points) {
        this.points = points;
        this.options = options;
        this.pseudonyms = pseudonyms;
    }

    /** Takes cases one by one. */
    public interface Receiver {
        void take(ImageCase next) throws IOException;
    }

    /**
     * Makes the cases of a volume, in the order of its slices. Images that can't be decoded give none; where only the
     * slice with the largest outlines is wanted, the next largest then takes its place.
     *
     * @param channels volumes of the same frame of reference that become further channels; may be empty
     * @param beforeFile called before every slice; stops the reading by throwing
     * @return which files were left out and why, a sentence a file
     */
    public List<String> cases(
            Volume volume, List<Volume> channels, VolumeMasks masks, Runnable beforeFile, Receiver receiver)
            throws IOException {
        boolean atPoints = options.cases().crop().place() == Cropping.POINTS;
        SortedMap<Integer, List<BitSet>> places = points.pixels(volume);
        List<Integer> selected = atPoints ? List.copyOf(places.keySet()) : selected(volume, masks);
        if (selected.isEmpty()) {
            return List.of();
        }
        PixelSource source = new PixelSource();
        Normaliser normaliser = GreySamples.normaliser(volume, options, source);
        List<ChannelVolume> more = new ArrayList<>();
        for (Volume channel : channels) {
            more.add(ChannelVolume.read(channel, options, source, beforeFile));
        }
        SliceCases slices =
                new SliceCases(options.cases(), pseudonyms, volume, masks, places, source, normaliser, more);
        long pixels = slices.pixels(selected.get(0));
        if (options.cases().slices() == SliceSelection.LARGEST && !atPoints) {
            for (int index : selected) {
                beforeFile.run();
                Optional<List<ImageCase>> cases = slices.of(index);
                if (cases.isPresent()) {
                    hand(cases.get(), receiver);
                    break;
                }
            }
            return source.leftOut();
        }
        OrderedTasks.run(
                selected,
                OrderedTasks.threads(options.threads(), pixels),
                OrderedTasks.batch(pixels),
                slices::of,
                (index, cases) -> {
                    beforeFile.run();
                    hand(cases.orElse(List.of()), receiver);
                });
        return source.leftOut();
    }

    private static void hand(List<ImageCase> cases, Receiver receiver) throws IOException {
        for (ImageCase made : cases) {
            receiver.take(made);
        }
    }

    /** The slices to read, in their order; the largest first where only that one is wanted. */
    private List<Integer> selected(Volume volume, VolumeMasks masks) {
        List<Integer> selected = new ArrayList<>();
        for (int i = 0; i < volume.slices().size(); i++) {
            if (options.cases().slices() == SliceSelection.ALL
                    || !masks.union(i).isEmpty()) {
                selected.add(i);
            }
        }
        if (options.cases().slices() == SliceSelection.LARGEST) {
            // The sort is stable: of two as large, the first one counts.
            selected.sort(Comparator.comparingInt((Integer i) -> masks.union(i).cardinality())
                    .reversed());
        }
        return selected;
    }
}
