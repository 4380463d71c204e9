// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** Small RTSTRUCT files for {@link SmallStudy}. */
public final class SmallStructures {
    /** A polygon of a region on a slice; corners as columns and rows, in pixels. */
    public record Drawn(String name, int slice, boolean byInstance, double[] corners) {}

    private SmallStructures() {}

    /** A polygon of the region "Lesion" that names its slice. */
    public static Drawn contour(int slice, double... corners) {
        return new Drawn("Lesion", slice, true, corners);
    }

    /** Writes a structure set whose regions are the names of the polygons, in their order. */
    public static void write(Path file, Drawn... contours) throws IOException {
        Attributes set = new Attributes();
        set.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.481.3");
        set.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.991" + Math.abs(file.hashCode()));
        set.setString(DicomTags.MODALITY, VR.CS, "RTSTRUCT");
        set.setString(DicomTags.PATIENT_NAME, VR.PN, "Secret^Name");
        set.setString(DicomTags.STRUCTURE_SET_LABEL, VR.SH, "Plan");
        Attributes frame = item(set, DicomTags.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE);
        Attributes study = item(frame, DicomTags.RT_REFERENCED_STUDY_SEQUENCE);
        item(study, DicomTags.RT_REFERENCED_SERIES_SEQUENCE)
                .setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, SmallStudy.SERIES);
        List<String> names = new ArrayList<>();
        Sequence regions = set.newSequence(DicomTags.STRUCTURE_SET_ROI_SEQUENCE, 2);
        Sequence drawn = set.newSequence(DicomTags.ROI_CONTOUR_SEQUENCE, 2);
        for (Drawn contour : contours) {
            if (!names.contains(contour.name())) {
                names.add(contour.name());
                Attributes region = new Attributes();
                region.setInt(DicomTags.ROI_NUMBER, VR.IS, names.size());
                region.setString(DicomTags.ROI_NAME, VR.LO, contour.name());
                regions.add(region);
                Attributes lines = new Attributes();
                drawn.add(lines);
                lines.setInt(DicomTags.REFERENCED_ROI_NUMBER, VR.IS, names.size());
                lines.newSequence(DicomTags.CONTOUR_SEQUENCE, 2);
            }
            Sequence lines = drawn.get(names.indexOf(contour.name())).getSequence(DicomTags.CONTOUR_SEQUENCE);
            Attributes line = new Attributes();
            lines.add(line);
            fill(line, contour);
        }
        DicomWriter.write(file, set);
    }

    private static void fill(Attributes line, Drawn contour) {
        line.setString(DicomTags.CONTOUR_GEOMETRIC_TYPE, VR.CS, "CLOSED_PLANAR");
        if (contour.byInstance()) {
            item(line, DicomTags.CONTOUR_IMAGE_SEQUENCE)
                    .setString(DicomTags.REFERENCED_SOP_INSTANCE_UID, VR.UI, SmallStudy.uid(contour.slice()));
        }
        String[] data = new String[contour.corners().length / 2 * 3];
        for (int i = 0; i < contour.corners().length / 2; i++) {
            // Columns are 0.5 mm wide and rows 2 mm high, from (-5, 20) on; slices lie 3 mm apart.
            data[3 * i] = Double.toString(-5 + 0.5 * contour.corners()[2 * i]);
            data[3 * i + 1] = Double.toString(20 + 2 * contour.corners()[2 * i + 1]);
            data[3 * i + 2] = Integer.toString(3 * contour.slice());
        }
        line.setString(DicomTags.CONTOUR_DATA, VR.DS, data);
    }

    private static Attributes item(Attributes parent, int tag) {
        Attributes item = new Attributes();
        parent.newSequence(tag, 1).add(item);
        return item;
    }
}
