// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;
import org.consilium.knime.page.PageHtml;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ports and their specifications show to whoever opens them. */
class PortPagesTest {

    private static final int SIZE = 8;
    private static final int CASES = 30;
    private static final int SAMPLES = 20;
    private static final List<String> RATERS = List.of("A", "B");
    private static final CasesPortSpec CASES_SPEC =
            new CasesPortSpec(CASES, 1, SIZE, SIZE, "window <40, 400>", RATERS, "liver & spleen");

    @TempDir
    Path folder;

    /** Thirty cases of three patients, half of them from another scanner; rater B has not seen the first. */
    private static List<CaseRecord> records() {
        List<CaseRecord> records = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            double spacing = i < CASES / 2 ? 0.5 : 0.75;
            Geometry geometry = new Geometry(spacing, spacing, 1, new double[3], new double[6]);
            Provenance from =
                    new Provenance("CT", "1.2.3", "1.2.3." + i, "Maker", i < CASES / 2 ? "One" : "Two", "B31f");
            records.add(new CaseRecord("c" + i, "DOE^JANE " + i % 3, "v", i, geometry, from));
        }
        return records;
    }

    private PortRows rows(TensorLayout layout) throws IOException {
        Path file = folder.resolve("tensors");
        SafetensorsWriter.write(file, layout, Map.of(), writer -> {
            for (Map.Entry<String, TensorInfo> tensor : layout.tensors().entrySet()) {
                for (int row = 0; row < CASES; row++) {
                    writer.write(tensor.getKey(), row, values(tensor.getKey(), tensor.getValue(), row));
                }
            }
        });
        return PortRows.of(SafetensorsFile.open(file, layout));
    }

    private static ByteBuffer values(String name, TensorInfo tensor, int row) {
        int count = Math.toIntExact(tensor.shape().size() / CASES);
        boolean floats = tensor.type() == DataType.FLOAT32;
        ByteBuffer values = ByteBuffer.allocate(floats ? 4 * count : count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            if (floats) {
                values.putFloat(i % SIZE < SIZE / 2 ? 0.9f : 0.1f);
            } else {
                values.put((byte) (name.equals("present") ? (row == 0 && i == 1 ? 0 : 1) : i % SIZE < 2 ? 1 : 0));
            }
        }
        return values.flip();
    }

    private Page cases() throws IOException {
        try (PortRows rows = rows(CASES_SPEC.layout())) {
            return CasesPage.of(CASES_SPEC, records(), CASES_SPEC.layout(), rows);
        }
    }

    private Page samples(String... tensors) throws IOException {
        Map<String, TensorInfo> layout = new LinkedHashMap<>();
        for (String tensor : tensors) {
            layout.put(
                    tensor,
                    new TensorInfo(
                            DataType.FLOAT32,
                            switch (tensor) {
                                case "probabilities" -> new Shape(CASES, SAMPLES, SIZE, SIZE);
                                case "personal" -> new Shape(CASES, RATERS.size(), SIZE, SIZE);
                                default -> new Shape(CASES, SIZE, SIZE);
                            }));
        }
        boolean drawn = layout.containsKey("probabilities");
        List<String> raters = layout.containsKey("personal") ? RATERS : List.of();
        SamplesPortSpec spec = new SamplesPortSpec(CASES, drawn ? SAMPLES : 0, SIZE, SIZE, raters, "liver");
        try (PortRows rows = rows(new TensorLayout(layout))) {
            return SamplesPage.of(spec, records(), new TensorLayout(layout), rows);
        }
    }

    private static Page model() {
        String card =
                """
                {"formatVersion": 2, "method": "CONSILIUM", "raters": ["A", "B"], "profile": "compact", "channels": 1,
                 "posteriorRaters": 2, "posteriorInput": "IMAGE_AND_MASK", "harmonizer": true, "prompts": true,
                 "personalized": true, "structure": "liver", "normalisation": "percentile", "rowSpacing": 0.7,
                 "columnSpacing": 0.7, "seed": 17, "threads": 1, "dataDigest": "abcd", "metrics": {"ged": 0.123456789},
                 "versions": {"pytorch": "2.7.1"}, "arithmetic": {}, "settings": {"phase1.epochs": "40"},
                 "seen": {"cases": ["k1", "k2"], "patients": ["DOE^JANE"]}}
                """;
        ModelCard known = ModelCard.fromJson(card.replace("IMAGE_AND_MASK", posteriorInput()));
        ModelPortSpec spec =
                new ModelPortSpec("compact", 1, true, RATERS, "liver").withImages("percentile", 0.703125, 0.703125);
        TensorLayout layout = new TensorLayout(Map.of("w", new TensorInfo(DataType.FLOAT32, new Shape(3, 4))));
        return ModelPage.of(spec, known, layout);
    }

    private static String posteriorInput() {
        return PosteriorInput.values()[0].name();
    }

    private static String fact(Page page, String name) {
        return page.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '" + name + "' in " + page.facts()))
                .value();
    }

    private static Grid grid(Page page, String title) {
        return page.grids().stream()
                .filter(grid -> grid.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table '" + title + "'"));
    }

    @Test
    void casesTellShapesRatersSpacingAndOrigin() throws IOException {
        Page page = cases();
        assertEquals("30", fact(page, "Cases"));
        assertEquals("8 x 8 pixels (rows x columns)", fact(page, "Images"));
        assertEquals("2: A, B", fact(page, "Raters"));
        assertEquals("0.500 to 0.750 x 0.500 to 0.750 mm", fact(page, "Pixel spacing"));
        assertEquals("3 patients, 3 volumes", fact(page, "Come from"));
        assertEquals("11.6 kB", fact(page, "Size"), "30 * (64 * 4 + 2 * 64 + 2) bytes are 11,580, and 1000 are a kB");
        assertEquals(
                List.of(List.of("CT", "Maker", "One", "B31f", "15"), List.of("CT", "Maker", "Two", "B31f", "15")),
                grid(page, "Where the images come from").rows());
        assertEquals(
                List.of("masks", "uint8", "(30, 2, 8, 8)", "3.8 kB"),
                grid(page, "Tensors").rows().get(1));
    }

    @Test
    void theFirstCasesAreListedAndPictured() throws IOException {
        Page page = cases();
        Grid list = grid(page, "Cases");
        assertEquals(
                List.of("c0", "0", "0.500 x 0.500 mm", "A", "16.0 px"),
                list.rows().get(0));
        assertEquals("A, B", list.rows().get(1).get(3));
        assertEquals(20, list.rows().size());
        assertEquals(10, list.more());
        assertEquals(
                List.of("c0", "c1", "c2", "c3", "c4", "c5"),
                page.pictures().stream().map(Page.Picture::caption).toList());
        for (Page.Picture picture : page.pictures()) {
            PngImage image = Png.decode(picture.png());
            assertEquals(
                    image.width() * picture.height(), image.height() * picture.width(), image.width() + " in width");
            assertTrue(picture.width() <= 640);
        }
    }

    @Test
    void samplesTellHowManyAndShowThem() throws IOException {
        Page page = samples("probabilities", "mean", "entropy");
        assertEquals("20", fact(page, "Samples a case"));
        assertEquals("liver", fact(page, "Structure"));
        assertEquals(3, page.pictures().size());
        assertEquals(3, grid(page, "Tensors").rows().size());
        assertEquals(3, samples("personal").pictures().size(), "masks of raters alone are shown, too");
        assertEquals("2: A, B", fact(samples("probabilities", "personal"), "Personalised for"));
    }

    @Test
    void aModelTellsItsCard() {
        Page page = model();
        assertEquals("Consilium: Probabilistic U-Net with Noise Harmonizer and GED loss", fact(page, "Method"));
        assertEquals("2 cases of 1 patient", fact(page, "Learned from"));
        assertEquals("0.703 x 0.703 mm", fact(page, "Pixel spacing"));
        assertEquals("yes", fact(page, "Personalised"));
        assertEquals(
                List.of(List.of("ged", "0.123457")),
                grid(page, "Figures on the validation cases").rows());
        assertEquals(
                List.of(List.of("phase1.epochs", "40")),
                grid(page, "Settings of the training").rows());
    }

    @Test
    void aSpecificationTellsWhatIsKnownBefore() {
        Page page = new CasesPortSpec(TensorPortSpec.UNKNOWN, TensorPortSpec.UNKNOWN, 64, 96, "", List.of()).page();
        assertEquals("known when the node has run", fact(page, "Cases"));
        assertEquals("64 x 96 pixels (rows x columns)", fact(page, "Images"));
        assertTrue(page.facts().stream().noneMatch(fact -> fact.name().equals("Raters")));
        assertEquals("5", fact(new SamplesPortSpec(5, 16, 64, 64, RATERS).page(), "Cases"));
        assertEquals("compact", fact(new ModelPortSpec("compact", 1, true, RATERS).page(), "Network"));
    }

    static Stream<TensorPortSpec> specs() {
        return Stream.of(CASES_SPEC, new SamplesPortSpec(), new ModelPortSpec(), new CasesPortSpec());
    }

    /** Tests run without a screen, as KNIME's batch executor does. */
    @ParameterizedTest
    @MethodSource("specs")
    void everySpecificationHasAViewThatNeedsNoScreenToBeMade(TensorPortSpec spec) {
        JComponent[] views = spec.getViews();
        assertEquals(1, views.length);
        assertEquals("Specification", views[0].getName());
        assertEquals(0, views[0].getComponentCount(), "nothing is made until it is shown");
    }

    @Test
    void noPageNamesAPatient() throws IOException {
        for (Page page : List.of(cases(), samples("probabilities"), model())) {
            String html = PageHtml.render(page, i -> "p" + i);
            assertFalse(html.contains("DOE"), html);
            assertFalse(html.contains("1.2.3"), "a UID leads to a patient, too");
            assertDoesNotThrow(() -> PageHtmlReader.read(html));
        }
    }
}
