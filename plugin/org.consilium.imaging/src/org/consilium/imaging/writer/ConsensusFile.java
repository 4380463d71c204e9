// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.writer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.consilium.imaging.internal.writer.AtomicFile;
import org.consilium.imaging.model.ImagingException;

/** The table beside the files of a consensus: how each rater stands to it, case by case. */
public final class ConsensusFile {
    /** Name of the file. */
    public static final String NAME = "consensus.csv";

    private static final String[] COLUMNS = {
        "case", "patient", "volume", "slice", "method", "rater", "sensitivity", "specificity", "dice"
    };

    private ConsensusFile() {}

    /**
     * A rater's line.
     *
     * @param sensitivity 0 to 1; NaN is written as an empty cell
     * @param specificity 0 to 1; NaN is written as an empty cell
     * @param dice 0 to 1
     */
    public record Line(
            String id,
            String patient,
            String volume,
            int slice,
            String method,
            String rater,
            double sensitivity,
            double specificity,
            double dice) {}

    /** @throws ImagingException where the file is there already and may not be replaced */
    public static void requireFree(Path folder, boolean overwrite) throws ImagingException {
        if (!overwrite && Files.exists(folder.resolve(NAME))) {
            throw new ImagingException(folder.resolve(NAME)
                    + " is there already; allow files to be replaced, or choose another folder. Nothing was written");
        }
    }

    /** Writes the file, complete or not at all; the folder is there. */
    public static void write(Path folder, List<Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).build();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Line line : lines) {
                printer.printRecord(
                        line.id(),
                        line.patient(),
                        line.volume(),
                        line.slice(),
                        line.method(),
                        line.rater(),
                        number(line.sensitivity()),
                        number(line.specificity()),
                        number(line.dice()));
            }
        }
        AtomicFile.write(folder.resolve(NAME), partial -> Files.writeString(partial, text, StandardCharsets.UTF_8));
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? "" : value;
    }
}
