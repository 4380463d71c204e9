// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.mask.PictureMasks;
import org.consilium.imaging.mask.PictureProbabilities;
import org.consilium.imaging.model.ImagingException;

/** How the values of all files of one read are understood: one label, and one scale of pictures. */
final class ValueReading {
    private final String structure;
    private final LabelChoice labels;
    private final PictureMasks masks;
    private final PictureProbabilities scale;
    private final List<String> remarks = new ArrayList<>();
    private final Set<CandidateFile> unplaced = new LinkedHashSet<>();
    private boolean volumes;
    private boolean pictures;

    ValueReading(String structure, PictureProbabilities scale) {
        this.structure = structure.trim();
        this.labels = new LabelChoice(structure);
        this.masks = new PictureMasks(structure);
        this.scale = scale;
    }

    String structure() {
        return structure;
    }

    LabelChoice labels() {
        volumes = true;
        return labels;
    }

    PictureMasks masks() {
        pictures = true;
        return masks;
    }

    PictureProbabilities scale() {
        return scale;
    }

    /** @param remark part of a sentence */
    void remark(CandidateFile file, String remark) {
        remarks.add("the prediction " + file.shown() + ": " + remark);
    }

    /** A volume was read by its extent, since it or its images don't say where they lie. */
    void unplaced(CandidateFile file) {
        unplaced.add(file);
    }

    /** Makes sure that what was read so far is one structure. */
    void requireOne() throws ImagingException {
        labels.requireOne();
        masks.requireOne();
    }

    /** Makes sure that the structure was read, after all files. */
    void require() throws ImagingException {
        if (volumes) {
            labels.require();
        }
        if (pictures) {
            masks.require();
        }
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>(remarks);
        if (!unplaced.isEmpty()) {
            warnings.add(Count.of(unplaced.size(), "prediction") + ", the first "
                    + unplaced.iterator().next().shown()
                    + ", or their images don't say where they lie: their first axis is taken as the columns of the"
                    + " images, the second as the rows; look at a case whether they aren't turned");
        }
        warnings.addAll(masks.warnings());
        if (!scale.warning().isEmpty()) {
            warnings.add(scale.warning());
        }
        return warnings;
    }
}
