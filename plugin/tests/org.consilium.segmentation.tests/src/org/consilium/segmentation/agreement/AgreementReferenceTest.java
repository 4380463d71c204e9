// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.RatedCase;
import org.junit.jupiter.api.Test;

/**
 * The figures equal those of NumPy, SciPy, statsmodels and R's psych to 1e-9: on made masks of which raters are missing,
 * and on real outlines. {@code resources/agreement} holds the programs, with their commands, and what they gave.
 */
class AgreementReferenceTest {

    private static final AgreementSettings SETTINGS = new AgreementSettings(1, OthersConsensus.MAJORITY, "", 1337);

    @Test
    void madeMasksWithMissingRaters() throws IOException {
        List<RatedCase> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Map<String, BitMask> masks = new TreeMap<>();
            for (int j = 0; j < 4; j++) {
                if ((i + 3 * j) % 5 != 0 || i > 8) {
                    masks.put("ABCD".substring(j, j + 1), disc(15 + j % 2, 5 + (3 * i + 2 * j) % 5 + i / 4));
                }
            }
            cases.add(rated("case" + i, "p" + i / 2, 32, masks));
        }
        assertFigures("made.properties", List.of("A", "B", "C", "D"), cases);
    }

    @Test
    void realOutlinesOfFourRaters() throws IOException {
        Path folder = data().resolve("lidc_dev_4site");
        assumeTrue(
                Files.isDirectory(folder),
                "the test data 'lidc_dev_4site' isn't here; set the system property consilium.data to its folder");
        List<RatedCase> cases = new ArrayList<>();
        List<String> raters = List.of("IL057", "MI014", "N12", "W");
        List<String> lines = Files.readAllLines(folder.resolve("index.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, BitMask> masks = new TreeMap<>();
            for (String rater : raters) {
                masks.put(rater, mask(folder.resolve(cells[0]).resolve("rater_" + rater + ".png")));
            }
            cases.add(rated(cells[0], cells[1], 128, masks));
        }
        assertFigures("lidc.properties", raters, cases);
    }

    /** Where real data lie, if anywhere: the folder named by the property, else shared/data beside the checkout. */
    private static Path data() {
        String set = System.getProperty("consilium.data");
        Path at = Path.of("").toAbsolutePath();
        while (set == null && at.getParent() != null) {
            Path data = at.resolveSibling("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
            at = at.getParent();
        }
        return Path.of(set == null ? "nowhere" : set);
    }

    private static BitMask disc(int column, int radius) {
        byte[] inside = new byte[32 * 32];
        for (int i = 0; i < inside.length; i++) {
            int y = i / 32 - 16;
            int x = i % 32 - column;
            inside[i] = (byte) (y * y + x * x <= radius * radius ? 1 : 0);
        }
        return BitMask.ofBytes(inside, 0, inside.length);
    }

    private static BitMask mask(Path file) throws IOException {
        Raster pixels = ImageIO.read(file.toFile()).getData();
        byte[] inside = new byte[128 * 128];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (byte) (pixels.getSample(i % 128, i / 128, 0) > 0 ? 1 : 0);
        }
        return BitMask.ofBytes(inside, 0, inside.length);
    }

    private static RatedCase rated(String id, String patient, int size, Map<String, BitMask> masks) {
        return new RatedCase(new CaseInfo(id, patient, id, 0, Double.NaN, Double.NaN), size, size, masks);
    }

    private static void assertFigures(String resource, List<String> raters, List<RatedCase> cases) throws IOException {
        Map<String, Double> figures = figures(raters, cases);
        Properties expected = new Properties();
        try (InputStream in = AgreementReferenceTest.class.getResourceAsStream("/agreement/" + resource)) {
            expected.load(in);
        }
        assertEquals(expected.stringPropertyNames(), figures.keySet());
        for (String name : expected.stringPropertyNames()) {
            double value = Double.parseDouble(expected.getProperty(name));
            assertEquals(value, figures.get(name), 1e-9 * Math.max(1, Math.abs(value)), name);
        }
    }

    private static Map<String, Double> figures(List<String> raters, List<RatedCase> cases) {
        Readings readings = SETTINGS.readings(raters);
        AgreementStudy study = AgreementStudy.of(
                readings,
                cases.stream().map(c -> CaseAgreement.of(c, readings, SETTINGS)).toList(),
                volume -> Double.NaN,
                SETTINGS.seed());
        Map<String, Double> figures = new TreeMap<>();
        for (PairSummary p : PairSummary.of(study)) {
            String pair = p.pair().first() + "." + p.pair().second() + ".";
            figures.put(pair + "cases", (double) p.cases());
            figures.put(pair + "dice", p.dice().value());
            figures.put(pair + "iou", p.iou().value());
            figures.put(pair + "surface_dice", p.surfaceDice().value());
            figures.put(pair + "hd95", p.hd95().value());
            figures.put(pair + "assd", p.assd().value());
        }
        for (PairDifference d : PairDifference.of(study)) {
            String pair = d.pair().first() + "." + d.pair().second() + ".";
            figures.put(pair + "bias", d.figures().bias().value());
            figures.put(pair + "standard_deviation", d.figures().standardDeviation());
            figures.put(pair + "lower_limit", d.figures().lower().value());
            figures.put(pair + "upper_limit", d.figures().upper().value());
        }
        for (Coefficient c : Coefficients.of(study)) {
            String scope = c.scope().equals(Coefficient.WHOLE) ? "whole" : "outlined";
            switch (c.name()) {
                case Coefficient.FLEISS -> {
                    figures.put("fleiss." + scope, c.value());
                    figures.put("fleiss.raters", (double) c.raters());
                    figures.put("fleiss.cases", (double) c.counted());
                }
                case Coefficient.KRIPPENDORFF ->
                    figures.put(c.quantity().equals("pixel") ? "alpha." + scope : "alpha.area", c.value());
                default -> {
                    String name = c.name().equals(Coefficient.ICC_AGREEMENT) ? "icc2" : "icc3";
                    figures.put(name, c.value());
                    figures.put(name + ".lower", c.lower95ByF());
                    figures.put(name + ".upper", c.upper95ByF());
                }
            }
        }
        for (RaterSummary r : RaterSummary.of(study)) {
            figures.put(r.rater() + ".compared", (double) r.compared());
            figures.put(r.rater() + ".dice", r.dice().value());
            figures.put(r.rater() + ".area_bias", r.areaBias().value());
            figures.put(r.rater() + ".area_bias_percent", r.areaBiasPercent().value());
        }
        return figures;
    }
}
