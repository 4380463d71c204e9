// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.consilium.batch.internal.console.AlignedTable;
import org.consilium.ground.Count;
import org.consilium.imaging.inspect.FileSummary;
import org.consilium.imaging.inspect.Inspection;
import org.consilium.imaging.inspect.PixelSummary;
import org.consilium.imaging.inspect.SeriesSummary;

/** An inspection as lines to read: a table of the series, then the files that can't be used. */
final class InspectionText {
    private static final MathContext DIGITS = new MathContext(4);

    private InspectionText() {}

    static List<String> of(Inspection inspection) {
        List<String> lines = new ArrayList<>();
        if (!inspection.series().isEmpty()) {
            lines.addAll(series(inspection.series()));
        }
        List<FileSummary> withPixels = inspection.files().stream()
                .filter(file -> file.pixels() != null)
                .toList();
        if (!withPixels.isEmpty()) {
            lines.add("");
            lines.addAll(pixels(withPixels));
        }
        for (SeriesSummary series : inspection.series()) {
            series.problems()
                    .forEach(problem -> lines.add("PROBLEM     series " + series.seriesUid() + ": " + problem));
        }
        for (FileSummary file : inspection.files()) {
            if (!file.readable()) {
                lines.add("UNREADABLE  file " + file.number() + "  " + file.path() + ": " + file.reason());
            }
        }
        long readable =
                inspection.files().stream().filter(FileSummary::readable).count();
        lines.add(inspection.series().size() + " series, " + readable + " of "
                + Count.of(inspection.files().size(), "file") + " readable");
        return lines;
    }

    private static List<String> series(List<SeriesSummary> all) {
        AlignedTable table = new AlignedTable(
                "MODALITY",
                "SIZE",
                "SLICES",
                "SPACING MM",
                "FILES",
                "FRAMES",
                "ANNOTATIONS",
                "RATERS",
                "SYNTAX",
                "SERIES");
        for (SeriesSummary series : all) {
            table.add(
                    series.modality().isEmpty() ? "-" : series.modality(),
                    series.columns() + "x" + series.rows(),
                    Integer.toString(series.slices()),
                    spacing(series.rowSpacing()) + " x " + spacing(series.columnSpacing()) + " x "
                            + spacing(series.sliceSpacing()),
                    Integer.toString(series.files()),
                    Integer.toString(series.frames()),
                    series.annotations() == 0 ? "-" : (series.annotations() + " " + series.annotationKind()).strip(),
                    series.raters().isEmpty() ? "-" : String.join(",", series.raters()),
                    series.transferSyntaxName(),
                    series.seriesUid());
        }
        return table.lines();
    }

    private static List<String> pixels(List<FileSummary> files) {
        AlignedTable table = new AlignedTable("FILE", "SHAPE", "TYPE", "MIN", "MAX", "SUM", "SHA256");
        for (FileSummary file : files) {
            PixelSummary pixels = file.pixels();
            table.add(
                    file.path(),
                    pixels.shape().toString().replace(" ", ""),
                    pixels.type(),
                    pixels.min().toString(),
                    pixels.max().toString(),
                    pixels.sum().toString(),
                    pixels.sha256());
        }
        return table.lines();
    }

    private static String spacing(double mm) {
        return Double.isNaN(mm)
                ? "?"
                : new BigDecimal(mm).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
