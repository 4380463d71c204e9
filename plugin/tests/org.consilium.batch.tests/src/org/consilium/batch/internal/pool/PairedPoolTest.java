// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that tell their figures case by case. */
class PairedPoolTest {

    private static final double[] A = {0.20, 0.30, 0.25, 0.40};
    private static final double[] B = {0.15, 0.33, 0.20, 0.30};

    @TempDir
    private Path folder;

    @Test
    void armsAreNamedBySettingsSortedNaturallyAndPairedOverPatients() throws IOException, UserError {
        List<Path> runs = List.of(folder.resolve("1"), folder.resolve("2"));
        for (int seed = 1; seed <= 2; seed++) {
            Path run = runs.get(seed - 1);
            write(run, "GED Evaluator (#7)", settings(10, seed), A, (seed - 1.5) * 0.02, 16);
            write(run, "GED Evaluator (#10)", settings(2, seed), B, 0, 16);
        }
        RunPool pool = RunPool.of(runs, Map.of(), List.of("ged"));
        JsonArray rows = pool.toJson();
        assertEquals(
                "Consilium, Epochs 2", rows.get(0).getAsJsonObject().get("arm").getAsString());
        assertEquals(
                "Consilium, Epochs 10", rows.get(1).getAsJsonObject().get("arm").getAsString());
        JsonObject difference = rows.get(2).getAsJsonObject();
        assertEquals(
                "Consilium, Epochs 2 - Consilium, Epochs 10",
                difference.get("arm").getAsString());
        assertEquals(2, difference.get("runs").getAsInt());
        JsonObject paired = difference.getAsJsonObject("paired");
        // the seeds of an arm are averaged by case: 4 patients with -.05 .03 -.05 -.10, sum -.17
        assertEquals(-0.0425, paired.get("difference").getAsDouble(), 1e-12);
        // of 8 arrangements without their opposites two are as far: all of one sign, and as they are
        assertEquals(0.25, paired.get("p").getAsDouble(), 1e-12);
        assertEquals(4, paired.get("patients").getAsInt());
        assertEquals("Consilium, Epochs 2", paired.get("better").getAsString());
        assertFalse(rows.get(0).getAsJsonObject().has("paired"));
        assertTrue(
                pool.warnings().get(0).contains("4 patients in common"),
                pool.warnings().toString());

        List<String> lines = pool.lines();
        assertTrue(lines.get(0).startsWith("METRIC  ARM"), lines.get(0));
        assertEquals("", lines.get(4));
        assertTrue(lines.get(5).startsWith("METRIC  PAIRED BY CASE"), lines.get(5));
        assertTrue(lines.get(6).contains("-0.0425"), lines.get(6));
        List<List<String>> csv = pool.csv();
        assertEquals(4, csv.size());
        assertEquals(csv.get(0).size(), csv.get(3).size());
        assertEquals("0.25", csv.get(3).get(csv.get(0).indexOf("p")));
        assertNull(csv.get(1).get(csv.get(0).indexOf("p")));
    }

    @Test
    void runsThatDifferInMoreThanSeedsAreOtherArms() throws IOException, UserError {
        List<Path> runs = List.of(folder.resolve("few"), folder.resolve("many"));
        write(runs.get(0), "GED Evaluator (#7)", settings(2, 1), A, 0, 8);
        write(runs.get(1), "GED Evaluator (#7)", settings(10, 1), B, 0, 16);
        JsonArray rows = RunPool.of(runs, Map.of(), List.of("ged")).toJson();
        assertEquals(3, rows.size());
        JsonObject difference = rows.get(2).getAsJsonObject();
        assertEquals(0, difference.get("runs").getAsInt());
        assertTrue(difference
                .getAsJsonObject("paired")
                .get("note")
                .getAsString()
                .startsWith("not comparable: K differs (8 and 16)"));
        assertTrue(difference.getAsJsonObject("paired").get("p").isJsonNull());
    }

    @Test
    void foldsAddUp() throws IOException, UserError {
        List<Path> runs = List.of(folder.resolve("1"), folder.resolve("2"));
        for (int fold = 0; fold < 2; fold++) {
            double[] a = {A[2 * fold], A[2 * fold + 1]};
            double[] b = {B[2 * fold], B[2 * fold + 1]};
            write(runs.get(fold), "GED Evaluator (#7)", settings(2, 1), a, 0, 16, 2 * fold);
            write(runs.get(fold), "GED Evaluator (#10)", settings(10, 1), b, 0, 16, 2 * fold);
        }
        JsonObject difference = RunPool.of(runs, Map.of(), List.of("ged"))
                .toJson()
                .get(2)
                .getAsJsonObject()
                .getAsJsonObject("paired");
        assertEquals(4, difference.get("cases").getAsInt());
        assertEquals(0.0425, difference.get("difference").getAsDouble(), 1e-12);
    }

    @Test
    void aBrokenTableIsNamed() throws IOException {
        Path run = folder.resolve("1");
        write(run, "GED Evaluator (#7)", settings(2, 1), A, 0, 16);
        Path cases = run.resolve("GED Evaluator (#7)/port_1.csv");
        Files.writeString(cases, Files.readString(cases).replace(",0.4,", ",x,"));
        String message = assertThrows(UserError.class, () -> RunPool.of(List.of(run), Map.of(), List.of()))
                .getMessage();
        assertTrue(message.contains("port_1.csv has a line 5 that is no case"), message);
    }

    private static String settings(int epochs, int seed) {
        return "\"{\"\"harmonizer-train.Epochs\"\":\"\"" + epochs + "\"\",\"\"harmonizer-train.Seed\"\":\"\"" + seed
                + "\"\"}\"";
    }

    private static void write(Path run, String node, String settings, double[] ged, double shift, int samples)
            throws IOException {
        write(run, node, settings, ged, shift, samples, 0);
    }

    private static void write(Path run, String node, String settings, double[] ged, double shift, int samples, int from)
            throws IOException {
        Path target = Files.createDirectories(run.resolve(node));
        StringBuilder cases =
                new StringBuilder("RowID,case,patient,raters,samples,ged,label_diversity,method,settings\r\n");
        double sum = 0;
        for (int i = 0; i < ged.length; i++) {
            double value = ged[i] + shift;
            sum += value;
            cases.append(String.join(
                    ",",
                    "Row" + i,
                    "c" + (from + i),
                    "p" + (from + i),
                    "4",
                    "" + samples,
                    "" + value,
                    "0.2",
                    "Consilium",
                    settings + "\r\n"));
        }
        Files.writeString(target.resolve("port_1.csv"), cases);
        Files.writeString(
                target.resolve("port_2.csv"),
                "RowID,metric,value,lower95,upper95\r\nged,ged," + sum / ged.length + ",0,1\r\n");
    }
}
