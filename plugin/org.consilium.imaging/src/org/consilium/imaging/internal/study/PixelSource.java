// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.StoredPixels;

/** Decodes slices to rescaled grey values. Keeps the files that were used last, up to 64 MiB. */
public final class PixelSource {
    private static final long BUDGET = 64L << 20;

    private final Map<Path, StoredPixels> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Runnable beforeFile;
    private long keptBytes;

    /**
     * @param beforeFile called before every file; stops the reading by throwing
     */
    public PixelSource(Runnable beforeFile) {
        this.beforeFile = beforeFile;
    }

    /** Values of a slice in rescaled units, row by row; colour becomes luminance. */
    public float[] values(Slice slice) throws IOException {
        StoredPixels pixels = pixels(slice.image());
        double[] stored = pixels.frame(slice.plane().frame());
        PixelLayout layout = slice.image().layout();
        float[] values = new float[layout.rows() * layout.columns()];
        for (int i = 0; i < values.length; i++) {
            double value = layout.samples() == 1 ? stored[i] : luminance(stored, 3 * i, layout);
            values[i] = (float) (value * slice.plane().slope() + slice.plane().intercept());
        }
        return values;
    }

    private static double luminance(double[] stored, int start, PixelLayout layout) {
        return layout.photometric().startsWith("YBR")
                ? stored[start]
                : 0.299 * stored[start] + 0.587 * stored[start + 1] + 0.114 * stored[start + 2];
    }

    private StoredPixels pixels(ImageFile image) throws IOException {
        StoredPixels pixels = kept.get(image.file().path());
        if (pixels == null) {
            beforeFile.run();
            try {
                pixels = PixelDecoder.decode(image.file().path());
            } catch (ImagingException e) {
                throw new ImagingException(image.file().name() + ": " + e.getMessage(), e);
            }
            kept.put(image.file().path(), pixels);
            keptBytes += pixels.data().length;
            var oldest = kept.entrySet().iterator();
            while (keptBytes > BUDGET && kept.size() > 1) {
                keptBytes -= oldest.next().getValue().data().length;
                oldest.remove();
            }
        }
        return pixels;
    }
}
