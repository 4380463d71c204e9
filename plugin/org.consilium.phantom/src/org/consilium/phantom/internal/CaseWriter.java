// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomScanner;

/** Writes all series of one case. */
public final class CaseWriter {
    /** First line of the truth table; lengths in pixels. */
    public static final String TABLE_HEADER = "case\tpatient\tscanner\tseries_uid\traters\tradius_px\tcontrast\tedge_px"
            + "\thalo\thalo_px\ttail\ttail_px\n";

    private CaseWriter() {}

    /** Writes a case, adds its lines to the truth table and returns the names of its files. */
    public static List<String> write(Path folder, PhantomOptions options, int caseNumber, StringBuilder table)
            throws IOException {
        Anatomy anatomy = new Anatomy(options.seed(), caseNumber, options.size());
        SortedMap<String, SortedMap<Integer, BitSet>> drawn = masks(options, caseNumber, anatomy);
        List<RaterStyle> styles = RaterStyle.of(options.preset());
        List<double[]> clean = new ArrayList<>();
        for (int slice = 0; slice < options.slices(); slice++) {
            clean.add(CleanImage.of(options.seed(), caseNumber, anatomy, slice, options.slices(), options.size()));
        }
        List<String> names = new ArrayList<>();
        for (PhantomScanner scanner : Allocation.scanners(options, caseNumber)) {
            PhantomSeries series = new PhantomSeries(options, caseNumber, scanner);
            SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
            for (int rater : Allocation.raters(options, caseNumber, scanner)) {
                String id = styles.get(rater).id();
                masks.put(id, drawn.get(id));
            }
            names.addAll(writeSeries(folder, series, clean, masks));
            table.append(line(series, anatomy, String.join(",", masks.keySet())));
        }
        return names;
    }

    /** What every rater draws on every slice of a case; slices without a mask are absent. */
    public static SortedMap<String, SortedMap<Integer, BitSet>> masks(
            PhantomOptions options, int caseNumber, Anatomy anatomy) {
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        List<RaterStyle> styles = RaterStyle.of(options.preset());
        for (int rater = 0; rater < styles.size(); rater++) {
            SortedMap<Integer, BitSet> slices = new TreeMap<>();
            for (int slice = 0; slice < options.slices(); slice++) {
                BitSet mask = RaterDrawing.mask(
                        options.seed(),
                        caseNumber,
                        anatomy,
                        styles.get(rater),
                        rater,
                        slice,
                        options.slices(),
                        options.size());
                if (!mask.isEmpty()) {
                    slices.put(slice, mask);
                }
            }
            masks.put(styles.get(rater).id(), slices);
        }
        return masks;
    }

    private static List<String> writeSeries(
            Path folder,
            PhantomSeries series,
            List<double[]> clean,
            SortedMap<String, SortedMap<Integer, BitSet>> masks)
            throws IOException {
        PhantomOptions options = series.options();
        String place = series.caseFolder() + "/" + series.scanner();
        Path home = Files.createDirectories(folder.resolve(place));
        List<String> names = new ArrayList<>();
        for (int slice = 0; slice < options.slices(); slice++) {
            double[] values = ScannerImage.of(
                    clean.get(slice), options.seed(), series.caseNumber(), series.scanner(), slice, options.size());
            String name = String.format(Locale.ROOT, "image_%03d.dcm", slice + 1);
            DicomWriter.write(home.resolve(name), PhantomImage.dataset(series, slice, values));
            names.add(place + "/" + name);
        }
        for (var entry : masks.entrySet()) {
            String name = "rater_" + entry.getKey() + ".seg.dcm";
            DicomWriter.write(
                    home.resolve(name), PhantomSegmentation.dataset(series, entry.getKey(), entry.getValue()));
            names.add(place + "/" + name);
        }
        String name = "annotations.xml";
        Files.write(home.resolve(name), LidcWriter.xml(series, masks).getBytes(StandardCharsets.UTF_8));
        names.add(place + "/" + name);
        return names;
    }

    private static String line(PhantomSeries series, Anatomy anatomy, String raters) {
        return String.join(
                        "\t",
                        Integer.toString(series.caseNumber()),
                        series.patientId(),
                        series.scanner().name(),
                        series.seriesUid(),
                        raters,
                        PhantomSeries.decimal(anatomy.radius()),
                        PhantomSeries.decimal(anatomy.contrast()),
                        PhantomSeries.decimal(anatomy.edge()),
                        Boolean.toString(anatomy.hasHalo()),
                        anatomy.hasHalo() ? PhantomSeries.decimal(anatomy.haloWidth()) : "",
                        Boolean.toString(anatomy.hasTail()),
                        anatomy.hasTail() ? PhantomSeries.decimal(anatomy.tailLength()) : "")
                + "\n";
    }
}
