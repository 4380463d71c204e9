// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.internal.document.StructureSet.Contour;
import org.consilium.imaging.internal.document.StructureSet.Structure;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/** Reads RTSTRUCT data sets. */
public final class StructureSets {
    private static final String STRUCTURE_SET_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";

    private StructureSets() {}

    /** Whether a SOP class is an RT structure set. */
    public static boolean isStructureSet(String sopClass) {
        return sopClass.equals(STRUCTURE_SET_CLASS);
    }

    /**
     * Reads regions and contours.
     *
     * @throws ImagingException where there is no contour, or one is damaged
     */
    public static StructureSet read(CandidateFile file, DicomHeader header) throws ImagingException {
        Attributes dataset = header.attributes();
        Map<Integer, Attributes> contours = new HashMap<>();
        for (Attributes item : items(dataset, DicomTags.ROI_CONTOUR_SEQUENCE)) {
            contours.put(item.getInt(DicomTags.REFERENCED_ROI_NUMBER, 0), item);
        }
        List<Structure> structures = new ArrayList<>();
        for (Attributes roi : items(dataset, DicomTags.STRUCTURE_SET_ROI_SEQUENCE)) {
            Attributes drawn = contours.get(roi.getInt(DicomTags.ROI_NUMBER, 0));
            if (drawn != null && drawn.getSequence(DicomTags.CONTOUR_SEQUENCE) != null) {
                structures.add(structure(roi, drawn));
            }
        }
        if (structures.isEmpty()) {
            throw new ImagingException("the structure set has no contours");
        }
        return new StructureSet(
                file, header.syntax().uid(), header.text(DicomTags.STRUCTURE_SET_LABEL), series(dataset), structures);
    }

    private static Structure structure(Attributes roi, Attributes drawn) throws ImagingException {
        List<Contour> contours = new ArrayList<>();
        int others = 0;
        for (Attributes contour : items(drawn, DicomTags.CONTOUR_SEQUENCE)) {
            String type =
                    contour.getString(DicomTags.CONTOUR_GEOMETRIC_TYPE, "").trim();
            double[] points = DicomNumbers.all(contour, DicomTags.CONTOUR_DATA);
            // CLOSEDPLANAR_XOR says aloud what is done with all closed contours of a plane.
            boolean closed = type.equals("CLOSED_PLANAR") || type.equals("CLOSEDPLANAR_XOR");
            if (!closed || points.length < 9) {
                others++;
            } else if (points.length % 3 != 0 || !Vectors.finite(points)) {
                throw new ImagingException(
                        "a contour of the structure set is damaged; copy the file again from its source");
            } else {
                Attributes image = contour.getNestedDataset(DicomTags.CONTOUR_IMAGE_SEQUENCE);
                contours.add(new Contour(
                        image == null
                                ? ""
                                : image.getString(DicomTags.REFERENCED_SOP_INSTANCE_UID, "")
                                        .trim(),
                        points));
            }
        }
        return new Structure(
                roi.getInt(DicomTags.ROI_NUMBER, 0),
                roi.getString(DicomTags.ROI_NAME, "").trim(),
                roi.getString(DicomTags.REFERENCED_FRAME_OF_REFERENCE_UID, "").trim(),
                contours,
                others);
    }

    private static List<String> series(Attributes dataset) {
        List<String> series = new ArrayList<>();
        for (Attributes frame : items(dataset, DicomTags.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE)) {
            for (Attributes study : items(frame, DicomTags.RT_REFERENCED_STUDY_SEQUENCE)) {
                for (Attributes item : items(study, DicomTags.RT_REFERENCED_SERIES_SEQUENCE)) {
                    series.add(item.getString(DicomTags.SERIES_INSTANCE_UID, "").trim());
                }
            }
        }
        return series;
    }

    private static List<Attributes> items(Attributes parent, int tag) {
        Sequence sequence = parent.getSequence(tag);
        return sequence == null ? List.of() : sequence;
    }
}
