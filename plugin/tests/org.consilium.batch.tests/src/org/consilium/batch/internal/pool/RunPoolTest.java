// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPoolTest {
    private static final String ON = "GED Evaluator (#7)";
    private static final String OFF = "GED Evaluator (#9)";

    @TempDir
    private Path folder;

    @Test
    void givesMeansWithStudentsIntervalsAndPairedDifferences() throws IOException {
        List<Path> runs = List.of(run("1", 0.10, 0.20), run("2", 0.20, 0.31), run("3", 0.30, 0.42));

        JsonArray rows = RunPool.of(runs, arms(), List.of("ged")).toJson();

        assertEquals(3, rows.size());
        // sd 0.1, standard error 0.1/sqrt(3), t with 2 degrees of freedom 4.303
        check(rows.get(0).getAsJsonObject(), "on", 0.2, 0.24843);
        // values 0.20 0.31 0.42: sd 0.11
        check(rows.get(1).getAsJsonObject(), "off", 0.31, 0.27327);
        // differences -0.10 -0.11 -0.12: sd 0.01
        check(rows.get(2).getAsJsonObject(), "on - off", -0.11, 0.024843);
    }

    @Test
    void takesAllNodesAndMetricsAsTheyAre() throws IOException {
        List<String> lines =
                RunPool.of(List.of(run("1", 0.1, 0.2)), Map.of(), List.of()).lines();

        assertEquals("METRIC  ARM                                      MEAN     +-95%  RUNS", lines.get(0));
        assertEquals("ged     GED Evaluator (#7)                       0.1000   -      1", lines.get(1));
        assertEquals("ged     GED Evaluator (#7) - GED Evaluator (#9)  -0.1000  -      1", lines.get(3));
        assertTrue(lines.get(4).startsWith("hd95    GED Evaluator (#7)                       -"), lines.get(4));
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        Path run = run("1", 0.1, 0.2);
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertTrue(refusal(List.of(empty), Map.of(), List.of()).contains("holds no summary"));
        assertTrue(refusal(List.of(folder.resolve("none")), Map.of(), List.of()).contains("is not a folder"));
        assertTrue(refusal(List.of(run), Map.of("x", "Nothing (#1)"), List.of()).contains("Nothing (#1)"));
        assertTrue(refusal(List.of(run), Map.of(), List.of("gde")).contains("\"gde\""));
    }

    private static String refusal(List<Path> runs, Map<String, String> arms, List<String> metrics) {
        return assertThrows(UserError.class, () -> RunPool.of(runs, arms, metrics))
                .getMessage();
    }

    private static void check(JsonObject row, String arm, double mean, double margin) {
        assertEquals(arm, row.get("arm").getAsString());
        assertEquals(mean, row.get("mean").getAsDouble(), 1e-12);
        assertEquals(margin, row.get("margin95").getAsDouble(), 1e-5);
        assertEquals(3, row.get("runs").getAsInt());
    }

    private static Map<String, String> arms() {
        Map<String, String> arms = new LinkedHashMap<>();
        arms.put("on", ON);
        arms.put("off", OFF);
        return arms;
    }

    private Path run(String name, double on, double off) throws IOException {
        Path run = folder.resolve(name);
        write(run.resolve(ON), on);
        write(run.resolve(OFF), off);
        Files.createDirectories(run.resolve("DICOM Reader (#2)"));
        Files.writeString(run.resolve("DICOM Reader (#2)/port_2.csv"), "RowID,Case\r\nRow0,a\r\n");
        return run;
    }

    private static void write(Path node, double ged) throws IOException {
        Files.createDirectories(node);
        Files.writeString(
                node.resolve("port_2.csv"),
                "RowID,metric,value,lower95,upper95\r\nged,ged," + ged + ",0,1\r\n\"hd95\",hd95,,,\r\n");
    }
}
