// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.ground.MaskThreshold;
import org.consilium.imaging.picture.CasePicture;
import org.consilium.imaging.picture.MapRange;
import org.consilium.imaging.picture.Outline;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;
import org.consilium.segmentation.sampling.SampleMap;
import org.consilium.tensor.TensorLayout;

/** What a samples port shows. */
final class SamplesPage {

    private static final String TITLE = "Segmentation samples";
    private static final String SAMPLES = "probabilities";
    private static final String PERSONAL = "personal";

    private static final int MOST_PICTURES = 3;

    /** A case may have thousands of samples, and each is read to be drawn. */
    private static final int MOST_SAMPLES = 16;

    private SamplesPage() {}

    static Page of(SamplesPortSpec spec) {
        Page.Builder page = Page.of(TITLE).note("What is known before the node has run.");
        describe(page, spec);
        return page.build();
    }

    /** @param rows of the port's file, read for the first cases alone */
    static Page of(SamplesPortSpec spec, List<CaseRecord> records, TensorLayout layout, PortRows rows) {
        Page.Builder page = Page.of(TITLE);
        describe(page, spec);
        RecordWords.describe(page, records);
        page.fact("Size", PageWords.bytes(layout.bytes()));
        for (int i = 0; i < Math.min(MOST_PICTURES, records.size()); i++) {
            page.picture(PagePictures.of(records.get(i).id(), picture(spec, rows, i)));
        }
        List<List<String>> table = records.stream()
                .map(record -> List.of(record.id(), Integer.toString(record.slice())))
                .toList();
        page.grid(Grid.first("Cases", List.of("Case", "Slice"), table, PageWords.MOST_ROWS));
        page.grid(RecordWords.origins(records));
        page.grid(PageWords.tensors(layout));
        return page.build();
    }

    private static void describe(Page.Builder page, SamplesPortSpec spec) {
        page.fact("Cases", PageWords.count(spec.cases()))
                .fact("Samples a case", PageWords.count(spec.samples()))
                .fact("Masks", PageWords.size(spec.height(), spec.width()))
                .fact("Personalised for", PageWords.raters(spec.raters()))
                .fact("Structure", spec.structure())
                .fact("Made by", spec.maker());
    }

    private static CasePicture picture(SamplesPortSpec spec, PortRows rows, int index) {
        boolean drawn = rows.has(SAMPLES) && spec.samples() > 0;
        int shown =
                Math.min(MOST_SAMPLES, drawn ? spec.samples() : spec.raters().size());
        List<float[]> maps = new ArrayList<>();
        for (int part = 0; part < shown; part++) {
            maps.add(rows.floats(drawn ? SAMPLES : PERSONAL, index, part));
        }
        float[] mean = rows.has(SampleMap.MEAN.tensor()) ? rows.floats(SampleMap.MEAN.tensor(), index) : mean(maps);
        CasePicture picture = new CasePicture(spec.height(), spec.width(), mean);
        if (drawn) {
            String title =
                    shown < spec.samples() ? "First " + shown + " of " + Count.of(spec.samples(), "sample") : "Samples";
            picture.samples(title, maps.stream().map(SamplesPage::mask).toList());
        }
        if (rows.has(PERSONAL)) {
            picture.outlines("Predicted raters", personal(spec, rows, index));
        }
        if (rows.has(SampleMap.ENTROPY.tensor())) {
            picture.map("Entropy", rows.floats(SampleMap.ENTROPY.tensor(), index), MapRange.BIT);
        } else {
            picture.map("Mean probability", mean, MapRange.PROBABILITY);
        }
        return picture;
    }

    private static List<Outline> personal(SamplesPortSpec spec, PortRows rows, int index) {
        List<Outline> outlines = new ArrayList<>();
        for (int r = 0; r < spec.raters().size(); r++) {
            outlines.add(new Outline(spec.raters().get(r), r, mask(rows.floats(PERSONAL, index, r))));
        }
        return outlines;
    }

    private static byte[] mask(float[] probabilities) {
        byte[] mask = new byte[probabilities.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (MaskThreshold.inside(probabilities[i]) ? 1 : 0);
        }
        return mask;
    }

    private static float[] mean(List<float[]> maps) {
        float[] mean = new float[maps.get(0).length];
        for (float[] map : maps) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += map[i] / maps.size();
            }
        }
        return mean;
    }
}
