// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.LidcXml;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.SegHeaders;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.document.StructureSets;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.files.OrderedTasks;
import org.consilium.imaging.internal.files.RefusedFile;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.study.FrameGeometry;
import org.consilium.imaging.internal.study.FramePlane;
import org.consilium.imaging.internal.study.ImageFile;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Provenance;

/** Reads headers and sorts files into images, segmentations, structure sets, LIDC readings, mask volumes and those that can't be used. */
public final class StudyScanner {
    private static final Set<String> DICOM_EXTENSIONS = Set.of("dcm", "dicom", "dic", "ima", "seg");
    private static final String DIRECTORY_CLASS = "1.2.840.10008.1.3.10";

    /** Headers are read quickly. */
    private static final int BATCH = 16;

    private final List<ImageFile> images = new ArrayList<>();
    private final List<SegFile> segmentations = new ArrayList<>();
    private final List<StructureSet> structureSets = new ArrayList<>();
    private final List<LidcDocument> readings = new ArrayList<>();
    private final List<MaskVolume> maskVolumes = new ArrayList<>();
    private final List<RefusedFile> refused = new ArrayList<>();

    private StudyScanner() {}

    /** Scans files one a processor at the same time, reporting progress from 0 to {@code share}. */
    public static StudyScan scan(List<CandidateFile> files, Progress progress, double share) throws IOException {
        return scan(files, 0, progress, share);
    }

    /**
     * Scans files, reporting progress from 0 to {@code share}. The result doesn't depend on the number of threads.
     *
     * @param threads 0 stands for one a processor
     */
    public static StudyScan scan(List<CandidateFile> files, int threads, Progress progress, double share)
            throws IOException {
        StudyScanner all = new StudyScanner();
        OrderedTasks.run(files, OrderedTasks.threads(threads), BATCH, StudyScanner::scanned, (index, one) -> {
            progress.report(
                    share * index / files.size(), "scanning " + (index + 1) + " of " + Count.of(files.size(), "file"));
            all.images.addAll(one.images);
            all.segmentations.addAll(one.segmentations);
            all.structureSets.addAll(one.structureSets);
            all.readings.addAll(one.readings);
            all.maskVolumes.addAll(one.maskVolumes);
            all.refused.addAll(one.refused);
        });
        return new StudyScan(
                files.size(),
                List.copyOf(all.images),
                List.copyOf(all.segmentations),
                List.copyOf(all.structureSets),
                List.copyOf(all.readings),
                List.copyOf(all.maskVolumes),
                List.copyOf(all.refused));
    }

    /** Whether a file is worth reading as DICOM: by its name, the prefix of its content, or for want of an extension. */
    public static boolean mayBeDicom(CandidateFile file) throws IOException {
        return file.extension().isEmpty() || marked(file);
    }

    private static boolean marked(CandidateFile file) throws IOException {
        return file.named() || DICOM_EXTENSIONS.contains(file.extension()) || DicomFiles.hasPrefix(file.path());
    }

    private static StudyScanner scanned(CandidateFile file) throws IOException {
        StudyScanner scanner = new StudyScanner();
        scanner.scan(file);
        return scanner;
    }

    private void scan(CandidateFile file) throws IOException {
        String extension = file.extension();
        try {
            if (extension.equals("xml")) {
                Optional<LidcDocument> reading = LidcXml.parse(file);
                reading.ifPresent(readings::add);
                if (reading.isEmpty() && file.named()) {
                    refuse(file, "the file isn't a LIDC annotation");
                }
            } else if (!VoxelFiles.ending(file.name()).isEmpty()) {
                maskVolumes.add(new MaskVolume(file, VoxelFiles.header(file.path())));
            } else if (marked(file)) {
                scanDicom(file);
            } else if (extension.isEmpty() && Files.size(file.path()) > 0) {
                scanUnmarked(file);
            }
        } catch (ImagingException e) {
            refuse(file, e.getMessage());
        } catch (IOException e) {
            refuse(file, "the file can't be read: " + e.getClass().getSimpleName());
        }
    }

    /** A file without extension and prefix may be anything: only one that parses as DICOM counts. */
    private void scanUnmarked(CandidateFile file) throws IOException {
        DicomHeader header;
        try {
            header = DicomFiles.header(file.path());
        } catch (ImagingException e) {
            return;
        }
        sort(file, header);
    }

    private void scanDicom(CandidateFile file) throws IOException {
        if (Files.size(file.path()) == 0) {
            throw new ImagingException("the file is empty; copy it again from its source");
        }
        sort(file, DicomFiles.header(file.path()));
    }

    private void sort(CandidateFile file, DicomHeader header) {
        String modality = header.text(DicomTags.MODALITY);
        try {
            String sopClass = header.text(DicomTags.SOP_CLASS_UID);
            if (sopClass.equals(DIRECTORY_CLASS) || header.attributes().contains(0x00041220)) {
                return;
            }
            if (StructureSets.isStructureSet(sopClass)) {
                structureSets.add(StructureSets.read(file, header));
                return;
            }
            PixelLayout layout = PixelDecoder.check(header);
            if (modality.equals("SEG") || SegHeaders.isSegmentation(sopClass)) {
                segmentations.add(SegHeaders.read(file, header, layout));
            } else {
                images.add(image(file, header, layout));
            }
        } catch (ImagingException | RuntimeException e) {
            String reason = e instanceof ImagingException ? e.getMessage() : "the file is damaged";
            refused.add(new RefusedFile(file, reason, header.syntax().uid(), modality.isEmpty() ? null : modality));
        }
    }

    private static ImageFile image(CandidateFile file, DicomHeader header, PixelLayout layout) throws ImagingException {
        FrameGeometry geometry = new FrameGeometry(header.attributes(), layout.frames());
        List<FramePlane> planes = new ArrayList<>();
        for (int frame = 0; frame < layout.frames(); frame++) {
            planes.add(geometry.plane(frame));
        }
        return new ImageFile(
                file,
                new Provenance(
                        header.text(DicomTags.MODALITY),
                        header.text(DicomTags.SERIES_INSTANCE_UID),
                        header.text(DicomTags.SOP_INSTANCE_UID),
                        header.text(DicomTags.MANUFACTURER),
                        header.text(DicomTags.MANUFACTURER_MODEL_NAME),
                        header.text(DicomTags.CONVOLUTION_KERNEL)),
                header.text(DicomTags.PATIENT_ID),
                header.text(DicomTags.STUDY_INSTANCE_UID),
                header.text(DicomTags.SOP_CLASS_UID),
                header.text(DicomTags.FRAME_OF_REFERENCE_UID),
                header.attributes().getInt(DicomTags.INSTANCE_NUMBER, 0),
                header.syntax(),
                layout,
                List.copyOf(planes),
                header.text(DicomTags.SERIES_DESCRIPTION));
    }

    private void refuse(CandidateFile file, String reason) {
        refused.add(new RefusedFile(file, reason, null, null));
    }
}
