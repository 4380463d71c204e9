// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.DicomReadOptions;
import org.consilium.imaging.ImageCase;
import org.consilium.imaging.SliceSelection;
import org.consilium.imaging.internal.annotation.VolumeMasks;

/** Makes cases of a volume and its masks. */
public final class CaseBuilder {
    private final DicomReadOptions options;
    private final PatientKeys keys;

    public CaseBuilder(DicomReadOptions options) {
        this.options = options;
        this.keys = new PatientKeys(options);
    }

    /** Takes cases one by one. */
    public interface Taker {
        void take(ImageCase next) throws IOException;
    }

    /**
     * Makes the cases of a volume, in the order of its slices.
     *
     * @param channels volumes of the same frame of reference that become further channels; may be empty
     * @param beforeFile called before every slice; stops the reading by throwing
     */
    public void cases(Volume volume, List<Volume> channels, VolumeMasks masks, Runnable beforeFile, Taker taker)
            throws IOException {
        List<Integer> selected = selected(volume, masks);
        if (selected.isEmpty()) {
            return;
        }
        PixelSource source = new PixelSource();
        Scale scale = Scale.of(volume, options, source);
        List<ChannelVolume> more = new ArrayList<>();
        for (Volume channel : channels) {
            more.add(ChannelVolume.read(channel, options, source, beforeFile));
        }
        SliceCases slices = new SliceCases(options, keys, volume, masks, source, scale, more);
        long pixels = slices.pixels(selected.get(0));
        OrderedTasks.run(
                selected,
                OrderedTasks.threads(options.volumes().threads(), pixels),
                OrderedTasks.batch(pixels),
                slices::of,
                (index, cases) -> {
                    beforeFile.run();
                    for (ImageCase made : cases) {
                        taker.take(made);
                    }
                });
    }

    private List<Integer> selected(Volume volume, VolumeMasks masks) {
        List<Integer> selected = new ArrayList<>();
        int largest = 0;
        for (int i = 0; i < volume.slices().size(); i++) {
            int area = masks.union(i).cardinality();
            if (options.slices() == SliceSelection.ALL || options.slices() == SliceSelection.ANNOTATED && area > 0) {
                selected.add(i);
            } else if (options.slices() == SliceSelection.LARGEST && area > largest) {
                selected.clear();
                selected.add(i);
                largest = area;
            }
        }
        return selected;
    }
}
