// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.dicom;

import java.io.IOException;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/** Writes data sets as explicit VR little endian files. */
public final class DicomWriter {
    private static final String IMPLEMENTATION_UID = "2.25.236099525852952031594271242127378659062";
    private static final String IMPLEMENTATION_NAME = "CONSILIUM";

    private DicomWriter() {}

    /** Writes a file with the meta information that the data set's SOP class and instance ask for. */
    public static void write(Path file, Attributes dataset) throws IOException {
        Attributes meta = new Attributes();
        meta.setBytes(DicomTags.META_VERSION, VR.OB, new byte[] {0, 1});
        meta.setString(DicomTags.MEDIA_STORAGE_SOP_CLASS_UID, VR.UI, dataset.getString(DicomTags.SOP_CLASS_UID));
        meta.setString(DicomTags.MEDIA_STORAGE_SOP_INSTANCE_UID, VR.UI, dataset.getString(DicomTags.SOP_INSTANCE_UID));
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        meta.setString(DicomTags.IMPLEMENTATION_CLASS_UID, VR.UI, IMPLEMENTATION_UID);
        meta.setString(DicomTags.IMPLEMENTATION_VERSION_NAME, VR.SH, IMPLEMENTATION_NAME);
        try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
            out.writeDataset(meta, dataset);
        }
    }
}
