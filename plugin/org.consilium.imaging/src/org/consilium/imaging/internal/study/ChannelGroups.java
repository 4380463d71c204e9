// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the series of a study that are channels of one case: by frame of reference, and by their descriptions. */
public final class ChannelGroups {
    private ChannelGroups() {}

    /**
     * The channels of each study that has them all, the first one in front.
     *
     * @param names parts of series descriptions, any case; a description that is just the name is preferred
     */
    public static List<List<Volume>> of(List<Volume> volumes, List<String> names, List<String> warnings) {
        Map<String, List<Volume>> studies = new LinkedHashMap<>();
        for (Volume volume : volumes) {
            ImageFile file = volume.first();
            if (volume.positioned() && !file.frameOfReference().isEmpty()) {
                studies.computeIfAbsent(file.studyUid() + " " + file.frameOfReference(), k -> new ArrayList<>())
                        .add(volume);
            } else {
                warnings.add("the series that begins with " + file.file().shown()
                        + " names no frame of reference or no positions, so it can't be a channel; it is left out");
            }
        }
        List<List<Volume>> groups = new ArrayList<>();
        for (List<Volume> study : studies.values()) {
            List<Volume> found = new ArrayList<>();
            for (String name : names) {
                Volume channel = find(study, name.trim(), found);
                if (channel == null) {
                    warnings.add("the study with the series that begins with "
                            + study.get(0).first().file().shown() + " has no series for the channel '" + name.trim()
                            + "' in one frame of reference; it is left out");
                    break;
                }
                found.add(channel);
            }
            if (found.size() == names.size()) {
                groups.add(found);
            }
        }
        return groups;
    }

    private static Volume find(List<Volume> study, String name, List<Volume> taken) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Volume best = null;
        for (Volume volume : study) {
            String text = volume.first().seriesDescription().toLowerCase(Locale.ROOT);
            if (taken.contains(volume) || !text.contains(wanted)) {
                continue;
            }
            // The shortest description that holds the name says the least beside it: T1 is T1, not T1c.
            if (best == null || text.length() < best.first().seriesDescription().length()) {
                best = volume;
            }
        }
        return best;
    }
}
