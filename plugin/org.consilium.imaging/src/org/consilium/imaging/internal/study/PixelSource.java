// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.DicomHeader;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.StoredPixels;

/**
 * Decodes slices to rescaled grey values. Keeps the files that were used last, up to 64 MiB. Any number of threads may
 * share one.
 */
public final class PixelSource {
    private static final long BUDGET = 64L << 20;

    /** A decoded file. */
    private record Decoded(StoredPixels pixels, GreyValues rules) {}

    private final Map<Path, Decoded> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    /** Values of a slice in rescaled units, row by row; luminance of colours; NaN where there is padding. */
    public float[] values(Slice slice) throws IOException {
        Decoded decoded = decoded(slice.image());
        return decoded.rules().values(decoded.pixels(), slice.plane());
    }

    private Decoded decoded(ImageFile image) throws IOException {
        // Threads that want frames of one file wait for the first of them; other files are decoded side by side.
        if (image.layout().frames() > 1) {
            synchronized (image) {
                return find(image);
            }
        }
        return find(image);
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
            DicomHeader header = DicomFiles.header(image.file().path());
            PixelLayout layout = PixelDecoder.check(header);
            if (!layout.equals(image.layout())) {
                throw new ImagingException("the file changed while it was being read; read the folder again");
            }
            return new Decoded(
                    PixelDecoder.decode(image.file().path(), header, layout),
                    GreyValues.of(header.attributes(), layout));
        } catch (ImagingException e) {
            throw new ImagingException(image.file().name() + ": " + e.getMessage(), e);
        }
    }
}
