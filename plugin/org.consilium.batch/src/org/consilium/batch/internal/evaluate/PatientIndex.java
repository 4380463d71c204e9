// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.TextFile;

/** Which patient a case belongs to, from the columns {@code id} and {@code patient} of {@code index.tsv}. */
final class PatientIndex {
    private static final String NAME = "index.tsv";

    private final Path file;
    private final Map<String, String> patients;

    private PatientIndex(Path file, Map<String, String> patients) {
        this.file = file;
        this.patients = patients;
    }

    /** Reads the index of a folder; without one, every case is a patient of its own. */
    static PatientIndex read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new PatientIndex(file, null);
        }
        List<List<String>> lines = lines(file);
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
        int id = header.indexOf("id");
        int patient = header.indexOf("patient");
        if (id < 0 || patient < 0) {
            throw new UserError(
                    ExitCodes.LOAD,
                    file
                            + " has no columns 'id' and 'patient'; add them, or move the file away: then each case is a"
                            + " patient of its own");
        }
        Map<String, String> patients = new HashMap<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            if (cells.size() > Math.max(id, patient)) {
                patients.put(cells.get(id), cells.get(patient));
            }
        }
        return new PatientIndex(file, patients);
    }

    /**
     * @throws UserError where there is an index, and the case is not in it
     */
    String patient(String caseId) throws UserError {
        if (patients == null) {
            return caseId;
        }
        String patient = patients.get(caseId);
        if (patient == null) {
            throw new UserError(ExitCodes.LOAD, "the case " + caseId + " is not in " + file + "; add it there");
        }
        return patient;
    }

    private static List<List<String>> lines(Path file) throws IOException {
        try (Reader text = new StringReader(TextFile.read(file));
                CSVParser records = CSVFormat.TDF.parse(text)) {
            return records.stream().map(CSVRecord::toList).toList();
        } catch (CharacterCodingException e) {
            throw new UserError(ExitCodes.LOAD, file + " is no UTF-8 text; save it again, or move it away", e);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UserError(ExitCodes.LOAD, file + " is no table: " + e.getMessage() + "; mend it", e);
        }
    }
}
