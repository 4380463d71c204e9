// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a series of five slices of 8 rows and 10 columns, 3 mm apart. */
abstract class FiveSlices {
    static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL);
    static final String L = MaskPicture.L;
    static final Grid FIRST = Grid.ofSlice(0);

    @TempDir
    Path folder;

    void images() throws IOException {
        images("");
    }

    void images(String frameOfReference) throws IOException {
        for (int slice = 0; slice < 5; slice++) {
            Attributes image = SmallStudy.slice(slice);
            if (!frameOfReference.isEmpty()) {
                image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, frameOfReference);
            }
            DicomWriter.write(folder.resolve("image" + slice + ".dcm"), image);
        }
    }

    static String[] all() {
        return Stream.of(0, 1, 2, 3, 4).map(SmallStudy::uid).toArray(String[]::new);
    }

    static List<String> on(int slice) {
        return Stream.of(0, 1, 2, 3, 4).map(i -> i == slice ? L : "").toList();
    }

    ReadResult read() throws IOException {
        return new DicomStudyReader(WHOLE).read(folder, Progress.NONE);
    }

    ReadResult readAll() throws IOException {
        return new DicomStudyReader(WHOLE.withAnnotations(WHOLE.annotations().withStructure("*")))
                .read(folder, Progress.NONE);
    }
}
