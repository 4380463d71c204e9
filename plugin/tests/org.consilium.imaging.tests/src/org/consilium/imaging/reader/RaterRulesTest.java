// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.consilium.imaging.reader.SmallStructures.Drawn;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tells raters apart: never two united unasked, and none invented. */
class RaterRulesTest extends FiveSlices {
    @BeforeEach
    void write() throws IOException {
        images();
    }

    @Test
    void sessionsOfOneCreatorAreTwoRaters() throws IOException {
        for (String session : List.of("first", "second")) {
            SmallSegmentation seg = seg("Ann", "2.25.9" + session.length());
            seg.data().setString(DicomTags.CLINICAL_TRIAL_TIME_POINT_ID, VR.LO, session);
            seg.write(folder.resolve(session + ".dcm"));
        }
        assertEquals(List.of("Ann first", "Ann second"), raters(named()));
    }

    @Test
    void filesOfOneCreatorThatDifferAfterTheFirstDotAreTwo() throws IOException {
        seg("Ann", "2.25.91").write(folder.resolve("2.25.111.dcm"));
        seg("Ann", "2.25.92").write(folder.resolve("2.25.222.dcm"));
        ReadResult result = named();
        assertEquals(2, raters(result).size());
        assertTrue(
                result.warnings().stream().anyMatch(text -> text.contains("name one person")),
                result.warnings().toString());
    }

    @Test
    void aCopyOfAFileInAnotherFolderIsNoSecondRater() throws IOException {
        seg("Ann", "2.25.91").write(folder.resolve("seg.dcm"));
        Files.createDirectory(folder.resolve("copy"));
        Files.copy(folder.resolve("seg.dcm"), folder.resolve("copy/seg.dcm"));
        ReadResult result = named();
        assertEquals(List.of("Ann"), raters(result));
        assertTrue(!result.warnings().isEmpty(), "the copy is named");
    }

    @Test
    void segmentLabelsThatNumberNodulesAreNoRaters() throws IOException {
        for (List<String> labels : List.of(List.of("Nodule 1", "Nodule 2"), List.of("Lesion", "Lesion"))) {
            SmallSegmentation seg = new SmallSegmentation("Ann");
            seg.data().getSequence(DicomTags.SEGMENT_SEQUENCE).clear();
            seg.segment(1, labels.get(0)).segment(2, labels.get(1));
            for (int segment = 1; segment <= 2; segment++) {
                seg.frame(segment, Grid.ofSlice(segment), SmallSegmentation.SHAPE, SmallStudy.uid(segment));
            }
            seg.write(folder.resolve("seg.dcm"));
            ImagingException error = assertThrows(ImagingException.class, this::named, labels.toString());
            assertTrue(error.getMessage().contains("structure"), error.getMessage());
        }
    }

    @Test
    void structuresOfOneNameAreTwoObserversOrRefused() throws IOException {
        structures("Ann", "Bob");
        assertEquals(List.of("Ann", "Bob"), raters(named()));
        structures("Ann", "Ann");
        assertThrows(ImagingException.class, this::named);
        structures("", "");
        assertThrows(ImagingException.class, this::named);
    }

    /** One outline that two persons are named for is neither's alone. */
    @Test
    void allInterpretersOfAStructureAreNamed() throws IOException {
        structures("Ann", "Bob");
        Path file = folder.resolve("plan.dcm");
        Attributes set = DicomFiles.header(file).attributes();
        Attributes second = new Attributes();
        second.setInt(DicomTags.REFERENCED_ROI_NUMBER, VR.IS, 1);
        second.setString(DicomTags.ROI_INTERPRETER, VR.PN, "Cyd");
        set.getSequence(DicomTags.RT_ROI_OBSERVATIONS_SEQUENCE).add(second);
        DicomWriter.write(file, set);
        assertEquals(List.of("Ann and Cyd", "Bob"), raters(named()));
    }

    /** Two regions of one name, by interpreters. */
    private void structures(String... interpreters) throws IOException {
        double[] square = {1.5, 0.5, 5.5, 0.5, 5.5, 3.5, 1.5, 3.5};
        Path file = folder.resolve("plan.dcm");
        SmallStructures.write(file, new Drawn("Lesion", 1, true, square), new Drawn("Other", 1, true, square));
        Attributes set = DicomFiles.header(file).attributes();
        set.getSequence(DicomTags.STRUCTURE_SET_ROI_SEQUENCE).get(1).setString(DicomTags.ROI_NAME, VR.LO, "Lesion");
        Sequence observations = set.newSequence(DicomTags.RT_ROI_OBSERVATIONS_SEQUENCE, 2);
        for (int i = 0; i < interpreters.length; i++) {
            Attributes observation = new Attributes();
            observation.setInt(DicomTags.REFERENCED_ROI_NUMBER, VR.IS, i + 1);
            observation.setString(DicomTags.ROI_INTERPRETER, VR.PN, interpreters[i]);
            observations.add(observation);
        }
        DicomWriter.write(file, set);
    }

    private static SmallSegmentation seg(String creator, String uid) {
        SmallSegmentation seg = new SmallSegmentation(creator).frame(Grid.ofSlice(1), SmallStudy.uid(1));
        seg.data().setString(DicomTags.SOP_INSTANCE_UID, VR.UI, uid);
        return seg;
    }

    private ReadResult named() throws IOException {
        return new DicomStudyReader(WHOLE.withAnnotations(
                        WHOLE.annotations().withRaters(RaterOptions.defaults().withKeepNames(true))))
                .read(folder, Progress.NONE);
    }

    private static List<String> raters(ReadResult result) {
        return result.cases().get(1).masks().stream().map(RaterMask::rater).toList();
    }
}
