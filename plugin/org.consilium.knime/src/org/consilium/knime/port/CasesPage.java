// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.consilium.imaging.picture.CasePicture;
import org.consilium.imaging.picture.Outline;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;
import org.consilium.tensor.TensorLayout;

/** What a cases port shows. */
final class CasesPage {

    /** Cases that are shown as a picture. */
    static final int MOST_PICTURES = 6;

    private static final String TITLE = "Multi-rater cases";

    private CasesPage() {}

    static Page of(CasesPortSpec spec) {
        Page.Builder page = Page.of(TITLE).note("What is known before the node has run.");
        describe(page, spec);
        page.fact("Pixel spacing", PageWords.spacing(spec.rowSpacing(), spec.columnSpacing()));
        return page.build();
    }

    /** @param rows of the port's file, read for the first cases alone */
    static Page of(CasesPortSpec spec, List<CaseRecord> records, TensorLayout layout, PortRows rows) {
        Page.Builder page = Page.of(TITLE);
        describe(page, spec);
        RecordWords.describe(page, records);
        page.fact("Size", PageWords.bytes(layout.bytes()));
        List<List<String>> table = new ArrayList<>();
        int shown = Math.min(PageWords.MOST_ROWS, records.size());
        for (int i = 0; i < shown; i++) {
            Drawn drawn = Drawn.of(spec, rows, i);
            table.add(row(records.get(i), drawn));
            if (i < MOST_PICTURES) {
                page.picture(picture(spec, records.get(i), rows.floats("images", i), drawn));
            }
        }
        page.grid(new Grid(
                "Cases",
                List.of("Case", "Slice", "Pixel spacing", "Raters", "Mean area"),
                table,
                records.size() - shown));
        page.grid(RecordWords.origins(records));
        page.grid(PageWords.tensors(layout));
        return page.build();
    }

    private static void describe(Page.Builder page, CasesPortSpec spec) {
        page.fact("Cases", PageWords.count(spec.cases()))
                .fact("Images", PageWords.size(spec.height(), spec.width()))
                .fact("Channels", PageWords.count(spec.channels()))
                .fact("Raters", PageWords.raters(spec.raters()))
                .fact("Structure", spec.structure())
                .fact("Image values", spec.normalisation());
    }

    private static List<String> row(CaseRecord record, Drawn drawn) {
        double area = drawn.outlines().stream()
                .filter(outline -> outline.mask() != null)
                .mapToInt(outline -> area(outline.mask()))
                .average()
                .orElse(Double.NaN);
        String spacing = PageWords.spacing(
                record.geometry().rowSpacing(), record.geometry().columnSpacing());
        return List.of(
                record.id(),
                Integer.toString(record.slice()),
                spacing.isEmpty() ? "not known" : spacing,
                drawn.names().isEmpty() ? "none" : String.join(", ", drawn.names()),
                Double.isNaN(area) ? "-" : String.format(Locale.ROOT, "%.1f px", area));
    }

    private static int area(byte[] mask) {
        int pixels = 0;
        for (byte value : mask) {
            pixels += value;
        }
        return pixels;
    }

    private static Page.Picture picture(CasesPortSpec spec, CaseRecord record, float[] image, Drawn drawn) {
        // of several channels the first is shown
        float[] first = Arrays.copyOf(image, spec.height() * spec.width());
        CasePicture picture = new CasePicture(spec.height(), spec.width(), first);
        return PagePictures.of(record.id(), picture.outlines("Raters", drawn.outlines()));
    }

    /** The masks of a case, and who looked at it. */
    private record Drawn(List<Outline> outlines, List<String> names) {

        static Drawn of(CasesPortSpec spec, PortRows rows, int index) {
            byte[] present = rows.bytes("present", index);
            List<Outline> outlines = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int r = 0; r < present.length; r++) {
                byte[] mask = present[r] == 0 ? null : rows.bytes("masks", index, r);
                outlines.add(new Outline(spec.raters().get(r), r, mask));
                if (mask != null) {
                    names.add(spec.raters().get(r));
                }
            }
            return new Drawn(outlines, names);
        }
    }
}
