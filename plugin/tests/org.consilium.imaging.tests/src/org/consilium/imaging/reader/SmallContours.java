// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** An RTSTRUCT with one structure for {@link SmallStudy}, contour by contour. */
final class SmallContours {
    private final Attributes data = new Attributes();
    private final Sequence contours;

    /** A structure set that names the series, or only its frame of reference. */
    SmallContours(boolean namesSeries) {
        data.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.481.3");
        data.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.881");
        data.setString(DicomTags.MODALITY, VR.CS, "RTSTRUCT");
        Attributes frame = SmallSegmentation.item(data, DicomTags.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE);
        Attributes study = SmallSegmentation.item(frame, DicomTags.RT_REFERENCED_STUDY_SEQUENCE);
        SmallSegmentation.item(study, DicomTags.RT_REFERENCED_SERIES_SEQUENCE)
                .setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, namesSeries ? SmallStudy.SERIES : "2.25.404");
        Attributes region = SmallSegmentation.item(data, DicomTags.STRUCTURE_SET_ROI_SEQUENCE);
        region.setInt(DicomTags.ROI_NUMBER, VR.IS, 1);
        region.setString(DicomTags.ROI_NAME, VR.LO, "Lesion");
        Attributes drawn = SmallSegmentation.item(data, DicomTags.ROI_CONTOUR_SEQUENCE);
        drawn.setInt(DicomTags.REFERENCED_ROI_NUMBER, VR.IS, 1);
        contours = drawn.newSequence(DicomTags.CONTOUR_SEQUENCE, 4);
    }

    Attributes data() {
        return data;
    }

    SmallContours frameOfReference(String uid) {
        data.getNestedDataset(DicomTags.STRUCTURE_SET_ROI_SEQUENCE)
                .setString(DicomTags.REFERENCED_FRAME_OF_REFERENCE_UID, VR.UI, uid);
        return this;
    }

    /** A closed contour at a height in mm; corners as column and row, in pixels of the slices. */
    SmallContours closed(double z, double... corners) {
        add("CLOSED_PLANAR", points(z, corners));
        return this;
    }

    SmallContours exclusive(double z, double... corners) {
        add("CLOSEDPLANAR_XOR", points(z, corners));
        return this;
    }

    /** A contour of a type; the images that it names as UID, or as UID and frames. */
    Attributes add(String type, double[] points, String... images) {
        Attributes contour = new Attributes();
        contours.add(contour);
        contour.setString(DicomTags.CONTOUR_GEOMETRIC_TYPE, VR.CS, type);
        contour.setInt(DicomTags.NUMBER_OF_CONTOUR_POINTS, VR.IS, points.length / 3);
        contour.setString(DicomTags.CONTOUR_DATA, VR.DS, SmallSegmentation.texts(points));
        if (images.length > 0) {
            Sequence named = contour.newSequence(DicomTags.CONTOUR_IMAGE_SEQUENCE, images.length);
            for (String image : images) {
                named.add(SmallSegmentation.reference(image));
            }
        }
        return contour;
    }

    /** Corners in mm. */
    static double[] points(double z, double... corners) {
        double[] points = new double[corners.length / 2 * 3];
        for (int i = 0; i < corners.length / 2; i++) {
            points[3 * i] = -5 + 0.5 * corners[2 * i];
            points[3 * i + 1] = 20 + 2 * corners[2 * i + 1];
            points[3 * i + 2] = z;
        }
        return points;
    }

    /** The corners of a rectangle around the centres of pixels, in pixels. */
    static double[] box(int row, int column, int lastRow, int lastColumn) {
        double left = column - 0.5;
        double top = row - 0.5;
        double right = lastColumn + 0.5;
        double bottom = lastRow + 0.5;
        return new double[] {left, top, right, top, right, bottom, left, bottom};
    }

    void write(Path file) throws IOException {
        DicomWriter.write(file, data);
    }
}
