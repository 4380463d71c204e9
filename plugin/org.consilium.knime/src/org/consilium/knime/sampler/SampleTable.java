// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.consilium.ground.Progress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.segmentation.sampling.Uncertainty;
import org.knime.core.data.DataCell;

/** One row a case: how much the samples differ, and a picture of raters, samples and maps. */
final class SampleTable {

    private final boolean pictures;
    private final SampleSettings settings;
    private final List<String> modelRaters;

    /** @param modelRaters names of the raters whose masks are predicted */
    SampleTable(boolean pictures, SampleSettings settings, List<String> modelRaters) {
        this.pictures = pictures;
        this.settings = settings;
        this.modelRaters = modelRaters;
    }

    static Table columns(boolean pictures) {
        Table numbers = Table.empty()
                .text("Case")
                .text("Patient")
                .text("Volume")
                .integer("Slice")
                .number("Mean Area (px)")
                .number("Mean Entropy (bit)")
                .number("Mean Variance")
                .number("Mean Agreement")
                .number("Disagreement");
        return pictures ? numbers.picture("Picture") : numbers;
    }

    /**
     * One row a case, made when it is asked for, since pictures of many cases would fill the memory.
     *
     * @param cases its raters' contours are drawn where they are present
     * @param device where the cases are
     * @param progress hears of every row, and may stop the work
     */
    Iterable<DataCell[]> rows(
            List<CaseRecord> records, CaseSource cases, PortRows samples, Device device, Progress progress) {
        return () -> IntStream.range(0, records.size())
                .mapToObj(i -> {
                    progress.report(1, String.format(Locale.ROOT, "Row %d/%d", i + 1, records.size()));
                    return row(records.get(i), cases, samples, device, i);
                })
                .iterator();
    }

    private DataCell[] row(CaseRecord record, CaseSource cases, PortRows samples, Device device, int index) {
        String drawn = settings.samples() == 0 ? ProbabilisticSampler.PERSONAL : ProbabilisticSampler.PROBABILITIES;
        Uncertainty uncertainty = Uncertainty.of(samples.floats(drawn, index), cases.height() * cases.width());
        List<DataCell> cells = new ArrayList<>(List.of(
                Table.cell(record.id()),
                Table.cell(record.patient()),
                Table.cell(record.volume()),
                Table.cell(record.slice()),
                Table.cell(uncertainty.meanArea()),
                Table.cell(Uncertainty.mean(uncertainty.entropy())),
                Table.cell(Uncertainty.mean(uncertainty.variance())),
                Table.cell(Uncertainty.mean(uncertainty.agreement())),
                Table.cell(uncertainty.disagreement())));
        if (pictures) {
            cells.add(Table.picture(
                    new SamplePicture(settings, modelRaters).png(cases, samples, device, index, uncertainty)));
        }
        return cells.toArray(DataCell[]::new);
    }
}
