// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.DicomImage;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.study.ImageFile;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.model.ImagingException;

/**
 * Decodes slices. Keeps the files of several frames that were used last, up to 64 MiB. Any number of threads may
 * share one.
 */
public final class PixelSource {
    private static final long BUDGET = 64L << 20;

    /** A decoded file. */
    private record Decoded(StoredPixels pixels, GreyValues rules) {}

    private final GreyTables tables = new GreyTables();
    private final Map<Integer, String> leftOut = new ConcurrentSkipListMap<>();
    private final Map<Path, Decoded> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    /**
     * A slice, whose values can be asked for in parts; nothing where its file can't be decoded, which is then left out:
     * one bad file must not cost the others.
     */
    public Optional<GreyFrame> frame(Slice slice) throws IOException {
        ImageFile image = slice.image();
        if (leftOut.containsKey(image.file().number())) {
            return Optional.empty();
        }
        try {
            Decoded decoded = decoded(image);
            return Optional.of(new GreyFrame(decoded.pixels(), decoded.rules(), slice.plane(), tables));
        } catch (FileSystemException e) {
            // its message is the path, which may be a patient's name
            String reason = "the file can't be read: " + e.getClass().getSimpleName();
            leftOut.putIfAbsent(image.file().number(), image.file().shown() + " is left out: " + reason);
            return Optional.empty();
        } catch (ImagingException e) {
            leftOut.putIfAbsent(image.file().number(), image.file().shown() + " is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What could not be decoded so far and why, a sentence a file, in the order of their names. */
    public List<String> leftOut() {
        return List.copyOf(leftOut.values());
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
        DicomImage complete = DicomFiles.image(image.file().path());
        return new Decoded(
                PixelDecoder.decode(complete, image.layout()),
                GreyValues.of(complete.header().attributes(), image.layout()));
    }
}
