// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.ground.Count;
import org.consilium.ground.FileNames;
import org.consilium.ground.Progress;
import org.consilium.imaging.internal.writer.LayerFiles;
import org.consilium.imaging.internal.writer.SegmentedVolume;
import org.consilium.imaging.internal.writer.SourceHeaders;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.layer.SegmentationValues;
import org.consilium.imaging.layer.WrittenFile;
import org.consilium.imaging.model.ImagingException;

/**
 * Writes segmentations on the grid of the images they were made of: cuts go back to where they were cut, and resampled
 * slices onto their own pixels. A folder a volume (DICOM SEG and NIfTI) or a case (PNG) holds one file a layer, named
 * after it. Every file is written beside its place and moved
 * there when it is complete.
 */
public final class SegmentationWriter {
    private final SegmentationOptions options;

    /** A writer that holds nothing but its options; nothing is opened before {@link #write}. */
    public SegmentationWriter(SegmentationOptions options) {
        this.options = options;
    }

    /** A file that is to be written. */
    private record Target(Path path, SegmentedVolume volume, int slice, int layer) {}

    /**
     * Writes all layers of all cases.
     *
     * @param folder where the files go; made if it is missing
     * @param cases in any order
     * @param layers what there is of each case
     * @param values the segmentations; asked for a slice at a time
     * @return one entry a file, in the order of the volumes
     * @throws ImagingException where a file is there already and may not be replaced (then nothing is written), or a
     *     volume can't be written in the format
     */
    public List<WrittenFile> write(
            Path folder,
            List<SegmentationCase> cases,
            List<SegmentationLayer> layers,
            SegmentationValues values,
            Progress progress)
            throws IOException {
        return write(folder, cases, layers, values, new ArrayList<>(), progress);
    }

    /**
     * Writes all layers of all cases, as the other method does.
     *
     * @param warnings gets a sentence a source image that can't be read and is left out
     */
    public List<WrittenFile> write(
            Path folder,
            List<SegmentationCase> cases,
            List<SegmentationLayer> layers,
            SegmentationValues values,
            List<String> warnings,
            Progress progress)
            throws IOException {
        List<Target> targets = targets(folder, cases, layers, values);
        requireFree(folder, targets);
        LayerFiles files = new LayerFiles(options, values, headers(cases, warnings, progress));
        List<WrittenFile> written = new ArrayList<>();
        for (Target target : targets) {
            progress.report(
                    (double) written.size() / targets.size(),
                    "writing file " + (written.size() + 1) + " of " + targets.size());
            Files.createDirectories(target.path().getParent());
            switch (options.format()) {
                case DICOM_SEG ->
                    files.writeDicom(target.path(), target.volume(), target.layer(), layers.get(target.layer()));
                case NIFTI -> files.writeNifti(target.path(), target.volume(), target.layer());
                case PNG -> files.writePng(target.path(), target.volume(), target.slice(), target.layer());
            }
            SegmentationCase first = target.volume().first();
            written.add(new WrittenFile(
                    target.path(),
                    first.patient(),
                    first.volume(),
                    layers.get(target.layer()).name(),
                    files.slices(),
                    files.pixels(),
                    files.coverage(target.volume())));
        }
        progress.report(1, Count.of(written.size(), "file"));
        return written;
    }

    private SourceHeaders headers(List<SegmentationCase> cases, List<String> warnings, Progress progress)
            throws IOException {
        if (options.format() != SegmentationFormat.DICOM_SEG
                || options.sourceFolder().isBlank()) {
            return SourceHeaders.none();
        }
        Set<String> series = new TreeSet<>();
        cases.forEach(c -> series.add(c.provenance().seriesUid()));
        series.remove("");
        return SourceHeaders.read(options.sourceFolder(), series, warnings, progress);
    }

    private List<Target> targets(
            Path folder, List<SegmentationCase> cases, List<SegmentationLayer> layers, SegmentationValues values)
            throws ImagingException {
        if (cases.isEmpty() || layers.isEmpty()) {
            throw new ImagingException("there is nothing to write: no case, or no segmentation was chosen");
        }
        FileNames layerNames = new FileNames();
        List<String> fileNames =
                layers.stream().map(layer -> layerNames.of(layer.fileName())).toList();
        FileNames sliceNames = new FileNames();
        List<Target> targets = new ArrayList<>();
        for (SegmentedVolume volume : SegmentedVolume.of(cases)) {
            for (int slice : options.format() == SegmentationFormat.PNG
                    ? volume.slices().keySet()
                    : List.of(volume.slices().firstKey())) {
                String home = options.format() == SegmentationFormat.PNG
                        ? sliceNames.of(home(volume.slices().get(slice)))
                        : volume.folder();
                for (int layer = 0; layer < layers.size(); layer++) {
                    if (present(volume, slice, layer, values)) {
                        String name = fileNames.get(layer) + options.format().ending();
                        targets.add(new Target(folder.resolve(home).resolve(name), volume, slice, layer));
                    }
                }
            }
        }
        return targets;
    }

    /** A slice that several windows were put together to is called as they are, without the place of the first one. */
    private static String home(List<SegmentedVolume.Part> parts) {
        String id = parts.get(0).info().id();
        return parts.size() > 1 ? id.replaceFirst("_r-?\\d+_c-?\\d+$", "") : id;
    }

    /** A rater who didn't look at any slice has no file; an empty one would say that nothing was found. */
    private boolean present(SegmentedVolume volume, int slice, int layer, SegmentationValues values) {
        if (options.format() == SegmentationFormat.PNG) {
            return volume.has(slice, layer, values);
        }
        return volume.slices().keySet().stream().anyMatch(s -> volume.has(s, layer, values));
    }

    private void requireFree(Path folder, List<Target> targets) throws ImagingException {
        if (options.overwrite()) {
            return;
        }
        List<Target> taken =
                targets.stream().filter(target -> Files.exists(target.path())).toList();
        if (!taken.isEmpty()) {
            throw new ImagingException(taken.size() + " of " + Count.of(targets.size(), "file is", "files are")
                    + " there already, the first is '"
                    + folder.relativize(taken.get(0).path())
                    + "'; choose another folder, or allow them to be replaced");
        }
    }
}
