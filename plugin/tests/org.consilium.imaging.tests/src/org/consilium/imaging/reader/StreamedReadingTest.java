// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that are handed over one by one. */
final class StreamedReadingTest {
    private static final DicomReadOptions ALL =
            DicomReadOptions.defaults().withSlices(SliceSelection.ALL).withCropSize(0);

    @TempDir
    Path folder;

    /** Remembers what it was given and had to give back. */
    private static final class Remembering implements CaseSink {
        private final List<ImageCase> cases = new ArrayList<>();
        private final List<Integer> discarded = new ArrayList<>();

        @Override
        public void accept(ImageCase next) {
            cases.add(next);
        }

        @Override
        public void discard(int from) {
            discarded.add(cases.size() - from);
            cases.subList(from, cases.size()).clear();
        }
    }

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(folder);
    }

    @Test
    void givesWhatTheListHolds() throws IOException {
        DicomStudyReader reader = new DicomStudyReader(ALL);
        Remembering sink = new Remembering();
        ReadSummary summary = reader.read(folder, sink, new ArrayList<>(), Progress.NONE);
        ReadResult listed = reader.read(folder, Progress.NONE);
        assertEquals(3, summary.cases());
        assertEquals(
                listed.cases().stream().map(ImageCase::id).toList(),
                sink.cases.stream().map(ImageCase::id).toList());
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(
                    listed.cases().get(i).image().values(),
                    sink.cases.get(i).image().values());
        }
        assertEquals(List.of(), sink.discarded);
    }

    @Test
    void leavesOutAnImageThatBreaks() throws IOException {
        breakingSeries(12);
        for (int threads = 1; threads < 4; threads++) {
            Remembering sink = new Remembering();
            DicomReadOptions options =
                    ALL.withNormalisation(Normalisation.window(40, 400)).withThreads(threads);
            List<String> warnings = new ArrayList<>();
            ReadSummary summary = new DicomStudyReader(options).read(folder, sink, warnings, Progress.NONE);
            assertEquals(3 + 11, summary.cases());
            assertEquals(List.of(), sink.discarded);
            assertEquals(1, warnings.size(), "" + warnings);
            assertTrue(warnings.get(0).startsWith("file 12 (b11.dcm) is left out: the RLE data"), warnings.get(0));
        }
    }

    /** The last slice of the second series doesn't say how large its pixels are, so it can't be resampled. */
    @Test
    void takesASeriesBackThatBreaks() throws IOException {
        breakingSeries(12);
        Attributes unsized = slice(11);
        unsized.remove(DicomTags.PIXEL_SPACING);
        DicomWriter.write(folder.resolve("b11.dcm"), unsized);
        for (int threads = 1; threads < 4; threads++) {
            Remembering sink = new Remembering();
            DicomReadOptions options = ALL.withNormalisation(Normalisation.window(40, 400))
                    .withThreads(threads)
                    .withCases(ALL.cases().withSpacing(1));
            List<String> warnings = new ArrayList<>();
            ReadSummary summary = new DicomStudyReader(options).read(folder, sink, warnings, Progress.NONE);
            assertEquals(3, summary.cases());
            assertEquals(3, sink.cases.size());
            String last = warnings.get(warnings.size() - 1);
            assertTrue(last.contains("file 1 (b00.dcm) is left out: the images don't say the size"), "" + warnings);
            if (threads == 1) {
                assertEquals(List.of(11), sink.discarded);
            }
        }
    }

    @Test
    void readsNoPixelsOfSlicesThatBecomeNoCases() throws IOException {
        breakingSeries(3);
        Files.writeString(
                folder.resolve("reading.xml"),
                SmallStudy.xml(0, new int[] {2, 3, 4, 5}, new int[] {2, 3, 2, 3})
                        .replace(">" + SmallStudy.uid(0) + "<", ">" + SmallStudy.uid(100) + "<")
                        .replace(">" + SmallStudy.SERIES + "<", ">2.25.78<"));
        DicomReadOptions annotated =
                ALL.withSlices(SliceSelection.ANNOTATED).withNormalisation(Normalisation.window(40, 400));
        ReadResult result = new DicomStudyReader(annotated).read(folder, Progress.NONE);
        assertEquals(1, result.cases().size());
        assertEquals(SmallStudy.uid(100), result.cases().get(0).provenance().sopUid());
    }

    @Test
    void stopsWhereTheSinkDoes() {
        IOException full = new IOException("no space left");
        CaseSink sink = new CaseSink() {
            @Override
            public void accept(ImageCase next) throws IOException {
                throw full;
            }

            @Override
            public void discard(int from) {
                throw new AssertionError("nothing was taken");
            }
        };
        IOException thrown = assertThrows(IOException.class, () -> new DicomStudyReader(ALL)
                .read(folder, sink, new ArrayList<>(), Progress.NONE));
        assertEquals(full, thrown);
    }

    private static Attributes slice(int number) {
        Attributes image = SmallStudy.slice(number);
        image.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.78");
        image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, SmallStudy.uid(100 + number));
        return image;
    }

    /** A second series, whose last image says that it is compressed, and holds nothing that could be. */
    private void breakingSeries(int slices) throws IOException {
        for (int i = 0; i < slices; i++) {
            Attributes image = slice(i);
            Path file = folder.resolve(String.format(Locale.ROOT, "b%02d.dcm", i));
            if (i < slices - 1) {
                DicomWriter.write(file, image);
                continue;
            }
            image.remove(DicomTags.PIXEL_DATA);
            Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
            fragments.add(new byte[0]);
            fragments.add(new byte[70]);
            Attributes meta = new Attributes();
            meta.setBytes(DicomTags.META_VERSION, VR.OB, new byte[] {0, 1});
            meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, "1.2.840.10008.1.2.5");
            try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
                out.writeDataset(meta, image);
            }
        }
    }
}
