// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import org.consilium.imaging.dicom.DicomTags;
import org.consilium.phantom.design.PhantomScanner;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * One phantom slice as CT or MR image. CT: HU = 1000 (x - 0.35), so that the background is 0 HU and a lesion 200 to 500
 * HU; stored as signed 16-bit numbers with rescale intercept -1024. MR: 1000 x as unsigned 16-bit numbers.
 */
final class PhantomImage {
    private static final String CT_CLASS = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR_CLASS = "1.2.840.10008.5.1.4.1.1.4";
    private static final int INTERCEPT = -1024;
    private static final int HIGHEST = 4095;

    private PhantomImage() {}

    static String sopClass(PhantomScanner scanner) {
        return scanner.modality().equals("CT") ? CT_CLASS : MR_CLASS;
    }

    static Attributes dataset(PhantomSeries series, int slice, double[] values) {
        PhantomScanner scanner = series.scanner();
        boolean ct = scanner.modality().equals("CT");
        Attributes dataset = PhantomHeaders.of(series, sopClass(scanner), series.imageUid(slice));
        dataset.setString(
                DicomTags.IMAGE_TYPE,
                VR.CS,
                ct ? new String[] {"DERIVED", "PRIMARY", "AXIAL"} : new String[] {"DERIVED", "PRIMARY", "OTHER"});
        dataset.setString(DicomTags.MODALITY, VR.CS, scanner.modality());
        dataset.setString(DicomTags.MANUFACTURER, VR.LO, scanner.manufacturer());
        dataset.setString(DicomTags.MANUFACTURER_MODEL_NAME, VR.LO, scanner.model());
        dataset.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, "Phantom " + scanner);
        dataset.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, series.seriesUid());
        dataset.setString(DicomTags.SERIES_NUMBER, VR.IS, Integer.toString(scanner.ordinal() + 1));
        dataset.setString(DicomTags.ACQUISITION_NUMBER, VR.IS, "1");
        dataset.setString(DicomTags.INSTANCE_NUMBER, VR.IS, Integer.toString(slice + 1));
        dataset.setString(DicomTags.PATIENT_POSITION, VR.CS, "HFS");
        dataset.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, series.positionText(slice));
        dataset.setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, "1", "0", "0", "0", "1", "0");
        String spacing = PhantomSeries.decimal(PhantomSeries.SPACING);
        dataset.setString(DicomTags.PIXEL_SPACING, VR.DS, spacing, spacing);
        dataset.setString(DicomTags.SLICE_THICKNESS, VR.DS, PhantomSeries.decimal(PhantomSeries.THICKNESS));
        dataset.setString(DicomTags.SPACING_BETWEEN_SLICES, VR.DS, PhantomSeries.decimal(PhantomSeries.THICKNESS));
        dataset.setInt(DicomTags.BITS_ALLOCATED, VR.US, 16);
        dataset.setInt(DicomTags.BITS_STORED, VR.US, 16);
        dataset.setInt(DicomTags.HIGH_BIT, VR.US, 15);
        dataset.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, ct ? 1 : 0);
        if (ct) {
            dataset.setString(DicomTags.KVP, VR.DS, "120");
            dataset.setString(DicomTags.CONVOLUTION_KERNEL, VR.SH, scanner.kernel());
            dataset.setString(DicomTags.RESCALE_INTERCEPT, VR.DS, Integer.toString(INTERCEPT));
            dataset.setString(DicomTags.RESCALE_SLOPE, VR.DS, "1");
            dataset.setString(DicomTags.RESCALE_TYPE, VR.LO, "HU");
        } else {
            dataset.setString(DicomTags.SCANNING_SEQUENCE, VR.CS, "SE");
            dataset.setString(DicomTags.SEQUENCE_VARIANT, VR.CS, "NONE");
            dataset.setNull(DicomTags.SCAN_OPTIONS, VR.CS);
            dataset.setString(DicomTags.MR_ACQUISITION_TYPE, VR.CS, "2D");
            dataset.setString(DicomTags.REPETITION_TIME, VR.DS, "500");
            dataset.setString(DicomTags.ECHO_TIME, VR.DS, "10");
            dataset.setString(DicomTags.ECHO_TRAIN_LENGTH, VR.IS, "1");
        }
        dataset.setBytes(DicomTags.PIXEL_DATA, VR.OW, stored(values, ct));
        return dataset;
    }

    private static byte[] stored(double[] values, boolean ct) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            double scaled = ct ? 1000 * (values[i] - CleanImage.BACKGROUND) - INTERCEPT : 1000 * values[i];
            int number = (int) Math.max(0, Math.min(HIGHEST, Math.rint(scaled)));
            bytes[2 * i] = (byte) number;
            bytes[2 * i + 1] = (byte) (number >> 8);
        }
        return bytes;
    }
}
