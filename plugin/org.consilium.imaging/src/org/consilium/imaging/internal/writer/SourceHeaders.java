// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.files.FileCollector;
import org.consilium.imaging.internal.scan.StudyScanner;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/** Patient and study of source images, read from their files so that they never travel through a workflow. */
public final class SourceHeaders {
    private static final Map<Integer, VR> COPIED = Map.ofEntries(
            Map.entry(DicomTags.PATIENT_NAME, VR.PN),
            Map.entry(DicomTags.PATIENT_ID, VR.LO),
            Map.entry(DicomTags.PATIENT_BIRTH_DATE, VR.DA),
            Map.entry(DicomTags.PATIENT_SEX, VR.CS),
            Map.entry(DicomTags.STUDY_DATE, VR.DA),
            Map.entry(DicomTags.STUDY_TIME, VR.TM),
            Map.entry(DicomTags.STUDY_ID, VR.SH),
            Map.entry(DicomTags.ACCESSION_NUMBER, VR.SH),
            Map.entry(DicomTags.REFERRING_PHYSICIAN_NAME, VR.PN),
            Map.entry(DicomTags.POSITION_REFERENCE_INDICATOR, VR.LO));

    private final Map<String, Attributes> bySeries = new HashMap<>();

    private SourceHeaders() {}

    /** No source folder: nothing is known. */
    public static SourceHeaders none() {
        return new SourceHeaders();
    }

    /**
     * Finds one image of each series. Files that can't be read are left out, as the reader of the study leaves them out.
     *
     * @param warnings gets a sentence a file that is left out
     * @throws ImagingException where the folder doesn't exist, or lacks one of the series
     */
    public static SourceHeaders read(String folder, Set<String> series, List<String> warnings, Progress progress)
            throws IOException {
        SourceHeaders headers = new SourceHeaders();
        Path root;
        try {
            root = Path.of(folder.trim());
        } catch (InvalidPathException e) {
            throw new ImagingException("'" + folder + "' is no path on this system", e);
        }
        for (CandidateFile file : FileCollector.collect(root)) {
            if (headers.bySeries.size() == series.size()) {
                break;
            }
            progress.report(0, "looking for source images");
            headers.take(file, series, warnings);
        }
        if (headers.bySeries.size() < series.size()) {
            throw new ImagingException("the folder of source images lacks "
                    + (series.size() - headers.bySeries.size()) + " of " + series.size()
                    + " series; choose the folder that was read");
        }
        return headers;
    }

    private void take(CandidateFile file, Set<String> series, List<String> warnings) {
        DicomHeader header;
        boolean marked = file.named();
        try {
            if (!StudyScanner.mayBeDicom(file)) {
                return;
            }
            marked |= DicomFiles.hasPrefix(file.path());
            header = DicomFiles.header(file.path());
        } catch (ImagingException e) {
            // A file that can't be read can't be the source of what was read; one without a mark is no DICOM at all.
            if (marked) {
                warnings.add(leftOut(file, e.getMessage()));
            }
            return;
        } catch (IOException e) {
            warnings.add(leftOut(file, "the file can't be read: " + e.getClass().getSimpleName()));
            return;
        }
        String uid = header.text(DicomTags.SERIES_INSTANCE_UID);
        if (series.contains(uid) && !bySeries.containsKey(uid)) {
            Attributes copy = new Attributes();
            COPIED.forEach((tag, vr) -> {
                String text = header.text(tag);
                if (!text.isEmpty()) {
                    copy.setString(tag, vr, text);
                }
            });
            bySeries.put(uid, copy);
        }
    }

    private static String leftOut(CandidateFile file, String reason) {
        return file.shown() + " of the source images is left out: " + reason;
    }

    /** Gives a data set the patient and study of a series; the key stands for a patient who isn't known. */
    void apply(Attributes dataset, String series, String patientKey) {
        Attributes known = bySeries.get(series);
        COPIED.forEach((tag, vr) -> {
            String text = known == null ? null : known.getString(tag);
            if (text == null && (tag == DicomTags.PATIENT_ID || tag == DicomTags.PATIENT_NAME) && known == null) {
                text = patientKey;
            }
            if (text == null) {
                dataset.setNull(tag, vr);
            } else {
                dataset.setString(tag, vr, text);
            }
        });
    }
}
