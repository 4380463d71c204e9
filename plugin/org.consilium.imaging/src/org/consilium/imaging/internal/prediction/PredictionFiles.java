// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.Locale;
import java.util.regex.Pattern;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.prediction.PredictionOptions;

/** What the names of files say before any is opened. */
final class PredictionFiles {
    private static final Pattern ENDING =
            Pattern.compile("(?i)(?<=.)(?:\\.(?:dcm|dicom|dic|ima|seg|png|nii|gz|hdr|nrrd|nhdr))+$");

    /** How many folders of a file that was named by itself may say what it is of. */
    private static final int FOLDERS = 3;

    private PredictionFiles() {}

    /** The path by which a file is matched: below the folder; of a file that a list names its last parts. */
    static String path(CandidateFile file) {
        if (!file.named()) {
            return file.name();
        }
        var path = file.path().toAbsolutePath();
        int from = Math.max(0, path.getNameCount() - FOLDERS);
        return path.subpath(from, path.getNameCount()).toString().replace('\\', '/');
    }

    /** The same without the ending. */
    static String stem(CandidateFile file) {
        return ENDING.matcher(path(file)).replaceFirst("");
    }

    static boolean isPicture(CandidateFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    static boolean isVolume(CandidateFile file) {
        return !VoxelFiles.ending(file.name()).isEmpty();
    }

    static boolean wanted(CandidateFile file, PredictionOptions options) {
        return options.files().isEmpty()
                || Pattern.compile(options.files()).matcher(path(file)).find();
    }
}
