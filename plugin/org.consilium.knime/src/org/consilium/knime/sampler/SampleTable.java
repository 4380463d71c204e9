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
                .text("case", "the case, as it is called in every table")
                .formerly("Case")
                .text("patient", "pseudonym of the patient; intervals and splits are by patient")
                .formerly("Patient")
                .text("volume", "the volume that the slice is of")
                .formerly("Volume")
                .integer("slice", "number of the slice in its volume, from 0")
                .formerly("Slice")
                .number("mean_area_px", "mean area of the sampled masks")
                .formerly("Mean Area (px)")
                .number(
                        "mean_entropy_bit",
                        "entropy of the mean probability, mean over the pixels; 0 where all is sure, 1 at most")
                .formerly("Mean Entropy (bit)")
                .number("mean_variance", "variance of the probabilities over the samples, mean over the pixels")
                .formerly("Mean Variance")
                .number(
                        "mean_agreement",
                        "share of pairs of masks that say the same of a pixel, mean over the pixels; 1 if all masks are equal")
                .formerly("Mean Agreement")
                .number("disagreement", "mean 1 - IoU over pairs of masks; 0 if all are equal, 1 if none meet")
                .formerly("Disagreement");
        return pictures
                ? numbers.picture("picture", "raters, samples and maps of the case")
                        .formerly("Picture")
                : numbers;
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
