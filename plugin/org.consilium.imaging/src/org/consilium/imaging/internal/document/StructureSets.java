// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.internal.document.StructureSet.Contour;
import org.consilium.imaging.internal.document.StructureSet.Structure;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

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
        Map<Integer, List<Attributes>> contours = new LinkedHashMap<>();
        for (Attributes item : items(dataset, DicomTags.ROI_CONTOUR_SEQUENCE)) {
            int number = DicomNumbers.decisiveInteger(item, DicomTags.REFERENCED_ROI_NUMBER, 0);
            contours.computeIfAbsent(number, k -> new ArrayList<>()).addAll(items(item, DicomTags.CONTOUR_SEQUENCE));
        }
        contours.values().removeIf(List::isEmpty);
        List<Structure> structures = new ArrayList<>();
        for (Attributes roi : items(dataset, DicomTags.STRUCTURE_SET_ROI_SEQUENCE)) {
            List<Attributes> drawn = contours.remove(DicomNumbers.decisiveInteger(roi, DicomTags.ROI_NUMBER, 0));
            if (drawn != null) {
                structures.add(structure(roi, drawn, dataset));
            }
        }
        // Contours of a structure that isn't described are its contours all the same.
        for (Map.Entry<Integer, List<Attributes>> entry : contours.entrySet()) {
            Attributes unknown = new Attributes();
            unknown.setInt(DicomTags.ROI_NUMBER, VR.IS, entry.getKey());
            structures.add(structure(unknown, entry.getValue(), dataset));
        }
        if (structures.isEmpty()) {
            throw new ImagingException("the structure set has no contours");
        }
        return new StructureSet(
                file,
                header.text(DicomTags.SOP_INSTANCE_UID),
                header.text(DicomTags.PATIENT_ID),
                ReadingSession.of(dataset),
                header.syntax().uid(),
                header.text(DicomTags.STRUCTURE_SET_LABEL),
                series(dataset),
                structures);
    }

    private static Structure structure(Attributes roi, List<Attributes> drawn, Attributes dataset)
            throws ImagingException {
        List<Contour> contours = new ArrayList<>();
        SortedMap<String, Integer> others = new TreeMap<>();
        for (Attributes contour : drawn) {
            String type =
                    contour.getString(DicomTags.CONTOUR_GEOMETRIC_TYPE, "").trim();
            double[] points = points(contour);
            boolean closed = type.equals("CLOSED_PLANAR") || type.equals("CLOSEDPLANAR_XOR");
            if (closed && points.length >= 9) {
                contours.add(new Contour(
                        NamedImage.of(contour, DicomTags.CONTOUR_IMAGE_SEQUENCE),
                        points,
                        type.equals("CLOSEDPLANAR_XOR")));
            } else {
                others.merge(closed ? "fewer than 3 points" : type.isEmpty() ? "no type" : type, 1, Integer::sum);
            }
        }
        String own =
                roi.getString(DicomTags.REFERENCED_FRAME_OF_REFERENCE_UID, "").trim();
        int number = DicomNumbers.decisiveInteger(roi, DicomTags.ROI_NUMBER, 0);
        return new Structure(
                number,
                roi.getString(DicomTags.ROI_NAME, "").trim(),
                observer(dataset, number),
                own.isEmpty() ? frameOfReference(dataset) : own,
                contours,
                others);
    }

    /** All who observed a structure: none of them is left out in silence. */
    private static String observer(Attributes dataset, int number) {
        Set<String> observers = new TreeSet<>();
        for (Attributes item : items(dataset, DicomTags.RT_ROI_OBSERVATIONS_SEQUENCE)) {
            String interpreter = item.getString(DicomTags.ROI_INTERPRETER, "");
            if (item.getInt(DicomTags.REFERENCED_ROI_NUMBER, -1) == number && !interpreter.isBlank()) {
                observers.add(interpreter.replace('^', ' ').trim());
            }
        }
        return String.join(" and ", observers);
    }

    /** The corners of a contour with its offset; none where it has no data. */
    private static double[] points(Attributes contour) throws ImagingException {
        double[] points = DicomNumbers.allDecisive(contour, DicomTags.CONTOUR_DATA);
        int said = DicomNumbers.decisiveInteger(contour, DicomTags.NUMBER_OF_CONTOUR_POINTS, points.length / 3);
        if (points.length % 3 != 0 || points.length > 0 && said != points.length / 3) {
            throw new ImagingException("a contour of the structure set has " + points.length
                    + " coordinates, but should have 3 for each of its " + said
                    + " points; copy the file again from its source");
        }
        double[] offset = DicomNumbers.allDecisive(contour, DicomTags.CONTOUR_OFFSET_VECTOR);
        for (int i = 0; i < points.length && offset.length == 3; i++) {
            points[i] += offset[i % 3];
        }
        return points;
    }

    /** The frame of reference of a file that has only one; else empty. */
    private static String frameOfReference(Attributes dataset) {
        Set<String> all = new TreeSet<>();
        all.add(dataset.getString(DicomTags.FRAME_OF_REFERENCE_UID, "").trim());
        for (Attributes frame : items(dataset, DicomTags.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE)) {
            all.add(frame.getString(DicomTags.FRAME_OF_REFERENCE_UID, "").trim());
        }
        all.remove("");
        return all.size() == 1 ? all.iterator().next() : "";
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
