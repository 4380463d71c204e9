// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.List;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.SourceImage;

/** Cases as if their volumes were DICOM series. */
final class PredictedSeries {
    private PredictedSeries() {}

    static List<SegmentationCase> of(List<SegmentationCase> cases) {
        return cases.stream().map(PredictedSeries::of).toList();
    }

    private static SegmentationCase of(SegmentationCase c) {
        String series = "2.25.9" + c.volume().replaceAll("[^0-9]", "");
        SourceImage s = c.source();
        return new SegmentationCase(
                c.id(),
                c.patient(),
                c.volume(),
                c.slice(),
                c.height(),
                c.width(),
                c.geometry(),
                new Provenance("CT", series, series + "." + (c.slice() + 1), "", "", ""),
                new SourceImage(
                        series + ".77",
                        "1.2.840.10008.5.1.4.1.1.2",
                        series + ".88",
                        0,
                        s.rows(),
                        s.columns(),
                        s.top(),
                        s.left(),
                        s.rowScale(),
                        s.columnScale(),
                        s.geometry(),
                        s.slices(),
                        s.step()));
    }
}
