// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Kinds of files that hold images elsewhere and aren't read here, so that none of them is passed over in silence. */
final class ForeignFiles {
    private static final String SAVE = "save it as PNG, NIfTI or NRRD";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry(".jpg", "JPEG changes values, so it can't hold a mask; " + SAVE + " from the original"),
            Map.entry(".jpeg", "JPEG changes values, so it can't hold a mask; " + SAVE + " from the original"),
            Map.entry(".tif", "TIFF isn't read; " + SAVE),
            Map.entry(".tiff", "TIFF isn't read; " + SAVE),
            Map.entry(".bmp", "BMP isn't read; " + SAVE),
            Map.entry(".gif", "GIF isn't read; " + SAVE),
            Map.entry(".webp", "WebP isn't read; " + SAVE),
            Map.entry(".mha", "MetaImage isn't read; " + SAVE),
            Map.entry(".mhd", "MetaImage isn't read; " + SAVE),
            Map.entry(".npy", "NumPy arrays aren't read; " + SAVE),
            Map.entry(".npz", "NumPy arrays aren't read; " + SAVE),
            Map.entry(".mgz", "MGZ isn't read; " + SAVE),
            Map.entry(".dcm", "DICOM is read by the DICOM Reader alone; " + SAVE));

    private ForeignFiles() {}

    /** The ending of a file of such a kind, or empty. */
    static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        return REASONS.containsKey(ending.toLowerCase(Locale.ROOT)) ? ending : "";
    }

    /** Why files with an ending aren't read, and what to do. */
    static String reason(String ending) {
        return REASONS.get(ending.toLowerCase(Locale.ROOT));
    }
}
