// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.DicomImage;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;

/**
 * Decodes slices. Keeps the files of several frames that were used last, up to 64 MiB. Any number of threads may
 * share one.
 */
public final class PixelSource {
    private static final long BUDGET = 64L << 20;

    /** A decoded file. */
    private record Decoded(StoredPixels pixels, GreyValues rules) {}

    private final GreyTables tables = new GreyTables();
    private final Map<Path, Decoded> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    /** Values of a slice as {@link GreyFrame} has them. */
    float[] values(Slice slice) throws IOException {
        return frame(slice).values();
    }

    /** A slice, whose values can be asked for in parts. */
    GreyFrame frame(Slice slice) throws IOException {
        Decoded decoded = decoded(slice.image());
        return new GreyFrame(decoded.pixels(), decoded.rules(), slice.plane(), tables);
    }

    private Decoded decoded(ImageFile image) throws IOException {
        if (image.layout().frames() == 1) {
            return read(image);
        }
        // Threads that want frames of one file wait for the first of them; other files are decoded side by side.
        synchronized (image) {
            return find(image);
        }
    }

    private Decoded find(ImageFile image) throws IOException {
        Path path = image.file().path();
        synchronized (kept) {
            Decoded found = kept.get(path);
            if (found != null) {
                return found;
            }
        }
        Decoded decoded = read(image);
        synchronized (kept) {
            if (kept.put(path, decoded) == null) {
                keptBytes += decoded.pixels().data().length;
            }
            var oldest = kept.entrySet().iterator();
            while (keptBytes > BUDGET && kept.size() > 1) {
                keptBytes -= oldest.next().getValue().pixels().data().length;
                oldest.remove();
            }
        }
        return decoded;
    }

    private static Decoded read(ImageFile image) throws IOException {
        try {
            DicomImage complete = DicomFiles.image(image.file().path());
            return new Decoded(
                    PixelDecoder.decode(complete, image.layout()),
                    GreyValues.of(complete.header().attributes(), image.layout()));
        } catch (ImagingException e) {
            throw new ImagingException(image.file().name() + ": " + e.getMessage(), e);
        }
    }
}
