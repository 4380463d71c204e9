// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/** Small DICOM images made by hand. */
public final class SmallStudy {
    public static final String SERIES = "2.25.77";

    private SmallStudy() {}

    /** SOPInstanceUID of a slice. */
    public static String uid(int slice) {
        return SERIES + "." + (slice + 1);
    }

    /** A CT slice of 8 rows and 10 columns at z = 3 slice mm; pixel (r,c) has the stored value 100 slice + 10 r + c. */
    public static Attributes slice(int slice) {
        Attributes image = new Attributes();
        image.setString(DicomTags.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.2");
        image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, uid(slice));
        image.setString(DicomTags.MODALITY, VR.CS, "CT");
        image.setString(DicomTags.MANUFACTURER, VR.LO, "Maker");
        image.setString(DicomTags.PATIENT_NAME, VR.PN, "Secret^Name");
        image.setString(DicomTags.PATIENT_ID, VR.LO, "SECRET-42");
        image.setString(DicomTags.STUDY_INSTANCE_UID, VR.UI, "2.25.7");
        image.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, SERIES);
        image.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "1");
        image.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "-5", "20", Integer.toString(3 * slice));
        image.setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, "1", "0", "0", "0", "1", "0");
        image.setString(DicomTags.PIXEL_SPACING, VR.DS, "2", "0.5");
        image.setString(DicomTags.SLICE_THICKNESS, VR.DS, "3");
        image.setString(DicomTags.RESCALE_INTERCEPT, VR.DS, "-1000");
        image.setString(DicomTags.RESCALE_SLOPE, VR.DS, "2");
        byte[] pixels = new byte[160];
        for (int i = 0; i < 80; i++) {
            int value = 100 * slice + 10 * (i / 10) + i % 10;
            pixels[2 * i] = (byte) value;
            pixels[2 * i + 1] = (byte) (value >> 8);
        }
        return pixels(image, 8, 10, 16, pixels);
    }

    /** Gives a data set an image pixel module. */
    public static Attributes pixels(Attributes image, int rows, int columns, int bits, byte[] pixels) {
        image.setInt(DicomTags.SAMPLES_PER_PIXEL, VR.US, 1);
        image.setString(DicomTags.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME2");
        image.setInt(DicomTags.ROWS, VR.US, rows);
        image.setInt(DicomTags.COLUMNS, VR.US, columns);
        image.setInt(DicomTags.BITS_ALLOCATED, VR.US, bits);
        image.setInt(DicomTags.BITS_STORED, VR.US, bits);
        image.setInt(DicomTags.HIGH_BIT, VR.US, bits - 1);
        image.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, 0);
        image.setBytes(DicomTags.PIXEL_DATA, VR.OW, pixels);
        return image;
    }

    /** Writes three slices whose file names run against their positions. */
    public static void write(Path folder) throws IOException {
        for (int slice = 0; slice < 3; slice++) {
            DicomWriter.write(folder.resolve("image" + (9 - slice) + ".dcm"), slice(slice));
        }
    }

    /** A LIDC reading with one outline a session around the given rectangle on a slice: first and last pixel inside. */
    public static String xml(int slice, int[]... rectangles) {
        StringBuilder xml = new StringBuilder("<LidcReadMessage><ResponseHeader><SeriesInstanceUid>" + SERIES
                + "</SeriesInstanceUid></ResponseHeader>");
        for (int[] r : rectangles) {
            xml.append("<readingSession><servicingRadiologistID>anon</servicingRadiologistID><unblindedReadNodule>");
            xml.append("<roi><imageZposition>").append(3 * slice).append("</imageZposition><imageSOP_UID>");
            xml.append(uid(slice)).append("</imageSOP_UID><inclusion>TRUE</inclusion>");
            point(xml, r[1] - 1, r[0] - 1);
            point(xml, r[3] + 1, r[0] - 1);
            point(xml, r[3] + 1, r[2] + 1);
            point(xml, r[1] - 1, r[2] + 1);
            xml.append("</roi></unblindedReadNodule></readingSession>");
        }
        return xml.append("</LidcReadMessage>").toString();
    }

    private static void point(StringBuilder xml, int x, int y) {
        xml.append("<edgeMap><xCoord>").append(x).append("</xCoord><yCoord>").append(y);
        xml.append("</yCoord></edgeMap>");
    }
}
