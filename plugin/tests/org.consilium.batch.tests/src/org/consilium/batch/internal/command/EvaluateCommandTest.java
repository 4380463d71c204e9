// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.consilium.batch.internal.Captured;
import org.consilium.imaging.png.Png;
import org.consilium.segmentation.metrics.MetricInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two cases of 2x2 pixels. Case a: rater 1 drew the upper row, rater 2 its left pixel; the first sample is the upper
 * row, the second is empty; the personalised mask of both raters is the upper row. Case b: one rater and one sample
 * agree.
 */
class EvaluateCommandTest {
    private static final int[] UPPER = {255, 255, 0, 0};
    private static final int[] LEFT = {255, 0, 0, 0};
    private static final int[] EMPTY = {0, 0, 0, 0};

    @TempDir
    private Path folder;

    private Path labels;
    private Path predictions;

    @BeforeEach
    void writeMasks() throws IOException {
        labels = folder.resolve("labels");
        predictions = folder.resolve("predictions");
        write("labels/a/rater_1.png", UPPER);
        write("labels/a/rater_2.png", LEFT);
        write("labels/a/image.png", EMPTY);
        write("predictions/a/sample_1.png", UPPER);
        write("predictions/a/sample_2.png", EMPTY);
        write("predictions/a/rater_1.png", UPPER);
        write("predictions/a/rater_2.png", UPPER);
        // Zeros and ones count as they are; 128 / 255 is inside, 127 / 255 is not.
        write("labels/b/rater_1.png", 1, 0, 0, 0);
        write("predictions/b/sample_1.png", 128, 127, 0, 0);
    }

    @Test
    void computesTheMetricsByHand() {
        Captured result = evaluate("--json");

        assertEquals(0, result.code(), result.err());
        JsonObject root = JsonParser.parseString(result.out()).getAsJsonObject();
        assertEquals(Set.of("cases", "summary", "warnings"), root.keySet());
        JsonObject a = root.getAsJsonArray("cases").get(0).getAsJsonObject();
        Set<String> keys = new LinkedHashSet<>();
        keys.add("case");
        Arrays.stream(MetricInfo.values()).map(MetricInfo::key).forEach(keys::add);
        assertEquals(keys, a.keySet());
        assertEquals("a", a.get("case").getAsString());
        // Distances 1 - IoU: raters 1/2; sample 1 to the raters 0, 1/2, sample 2 to them 1, 1; between samples 1.
        assertNear(2 * 2.5 / 4 - 1.0 / 4 - 2.0 / 4, a, "ged");
        assertNear(0.25, a, "label_diversity");
        // Dice of sample 1 with the raters: 1 and 2/3; an empty sample has 0 with both.
        assertNear((1 + 2.0 / 3) / 2, a, "dice_max");
        assertNear(0.5, a, "dice_max_per_prediction");
        assertNear(0.5, a, "dice_match");
        assertNear((1 + 2.0 / 3) / 2, a, "dice_diagonal");
        assertNear(0.5, a, "hm_iou");
        JsonObject b = root.getAsJsonArray("cases").get(1).getAsJsonObject();
        assertNear(0, b, "ged");
        assertNear(1, b, "dice_max");
        assertTrue(b.get("dice_diagonal").isJsonNull());
        assertTrue(b.get("ged_offdiagonal").isJsonNull());
        JsonObject summary = root.getAsJsonObject("summary");
        keys.remove("case");
        assertEquals(keys, summary.keySet());
        assertNear((0.5 + 0) / 2, summary, "ged");
        assertNear((1 + 2.0 / 3) / 2, summary, "dice_diagonal");
        List<String> said = new ArrayList<>();
        root.getAsJsonArray("warnings").forEach(warning -> said.add("warning: " + warning.getAsString()));
        assertEquals(result.err().lines().toList(), said);
        assertTrue(said.size() > 0, "nothing says who the patients are");
    }

    @Test
    void marksWhatUsesTheLabels() throws IOException {
        Files.writeString(labels.resolve("index.tsv"), "\uFEFFid\tnodule\tpatient\na\t1\tp\nb\t2\tp\n");

        Captured result = evaluate();

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().matches("(?s).*ged +0\\.2500 +- +- +2\\R.*"), result.out());
        assertTrue(result.out().matches("(?s).*oracle_ged .* uses the labels\\R.*"), result.out());
        assertTrue(result.out().endsWith("2 cases of 1 patient" + System.lineSeparator()), result.out());
    }

    @Test
    void saysThatEachCaseCountsAsAPatientWhereThereIsNoIndex() throws IOException {
        String said = "so each of the 2 cases counts as a patient of its own";
        assertTrue(evaluate().err().contains(said), evaluate().err());
        assertTrue(evaluate("--json").out().contains(said), evaluate("--json").out());
        for (String table : List.of("id,patient\na,p\nb,q\n", "case_id;subject_id\na;p\nb;q\n")) {
            Files.writeString(labels.resolve("index.csv"), table);
            Captured result = evaluate();
            assertEquals("", result.err(), "an index says it");
            assertTrue(result.out().contains("2 cases of 2 patients"), result.out());
        }
        Files.writeString(labels.resolve("index.csv"), "id,patient,mood\na,p,good\nb,q,bad\nc,r,good\n");
        Captured result = evaluate();
        assertTrue(result.err().contains("columns that mean nothing here: mood"), result.err());
        assertTrue(result.err().contains("names 1 case that there is no folder of: c"), result.err());
    }

    @Test
    void distancesAreInPixelsUnlessTheSpacingIsGiven() {
        // The border of the upper row is 1 and 0 pixels away from the left pixel, and 0 back: the percentile is 0.95.
        Captured pixels = evaluate();
        assertTrue(pixels.out().matches("(?s).*hd95_diagonal +0\\.4750 +- +- +1 +px\\R.*"), pixels.out());
        assertTrue(
                pixels.out().matches("(?s).*raters_hd95 +0\\.9500 +- +- +1 +px, uses the labels\\R.*"), pixels.out());
        Captured millimetres = evaluate("--spacing", "3,2", "--tolerance", "2");
        assertTrue(millimetres.out().matches("(?s).*hd95_diagonal +0\\.9500 +- +- +1 +mm\\R.*"), millimetres.out());
        assertTrue(millimetres.out().matches("(?s).*surface_dice_diagonal +1\\.0000 .*"), millimetres.out());
    }

    @Test
    void refusesASpacingThatIsNone() {
        for (String[] wrong : new String[][] {{"--spacing", "0,1"}, {"--spacing", "1"}, {"--tolerance", "-1"}}) {
            Captured result = evaluate(wrong);
            assertEquals(2, result.code(), result.err());
            assertTrue(result.err().contains(wrong[0]), result.err());
        }
    }

    @Test
    void namesACaseThatIsMissing() throws IOException {
        write("labels/c/rater_1.png", UPPER);
        assertFailure("has no sample_*.png for the case c of ");
        Files.delete(labels.resolve("c/rater_1.png"));
        write("predictions/d/sample_1.png", UPPER);
        assertFailure("has no rater_*.png for the case d of ");
    }

    @Test
    void namesAFileOfAnotherSize() throws IOException {
        Files.write(predictions.resolve("a/sample_2.png"), Png.grey(1, 4, new byte[4]));

        assertFailure("sample_2.png has 1x4 pixels, but the labels of its case have 2x2");
    }

    @Test
    void namesAFileThatIsNotGreyWith8Bits() throws IOException {
        Files.write(predictions.resolve("a/sample_2.png"), Png.grey16(2, 2, new short[4]));
        assertFailure("sample_2.png': it is no 8-bit grey PNG, but has 16 bits; save it as 8-bit grey");
        Files.write(predictions.resolve("a/sample_2.png"), Png.rgb(2, 2, new byte[12]));
        assertFailure("sample_2.png': it is no 8-bit grey PNG, but has colours; save it as 8-bit grey");
        Files.writeString(predictions.resolve("a/sample_2.png"), "no picture");
        assertFailure("sample_2.png': ");
    }

    @Test
    void namesAFolderWithoutCases() throws IOException {
        predictions = labels;
        assertFailure("labels holds the masks of the raters");
        predictions = Files.createDirectory(folder.resolve("empty"));
        assertFailure("none of the 2 cases has a prediction there");
        predictions = folder.resolve("nowhere");
        assertFailure("nowhere' doesn't exist");
    }

    @Test
    void namesACaseThatTheIndexLacks() throws IOException {
        Files.writeString(labels.resolve("index.tsv"), "id\tpatient\na\tp\n");
        assertFailure("the case b is not in ");
        Files.writeString(labels.resolve("index.tsv"), "case\tperson\n");
        assertFailure("has no columns 'id' and 'patient'");
    }

    private Captured evaluate(String... more) {
        Object[] arguments = {"evaluate", "--labels", labels, "--predictions", predictions};
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Captured.of(all);
    }

    private void assertFailure(String message) {
        Captured result = evaluate("--json");
        assertEquals(3, result.code());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("consilium: ") && result.err().contains(message), result.err());
    }

    private static void assertNear(double expected, JsonObject row, String metric) {
        // Dice is smoothed by a hundred-millionth.
        assertEquals(expected, row.get(metric).getAsDouble(), 1e-7, metric);
    }

    private void write(String name, int... values) throws IOException {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Png.grey(2, 2, bytes));
    }
}
