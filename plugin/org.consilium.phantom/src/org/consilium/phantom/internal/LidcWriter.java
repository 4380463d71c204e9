// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Writes masks as a LIDC reading: one session a rater, outlines just outside the mask, holes as exclusions. */
final class LidcWriter {
    private LidcWriter() {}

    /** The XML of a series; masks by rater and slice. */
    static String xml(PhantomSeries series, SortedMap<String, SortedMap<Integer, BitSet>> masks) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<LidcReadMessage uid=\"").append(series.raterUid("lidc", "all"));
        xml.append("\" xmlns=\"http://www.nih.gov\">\n<ResponseHeader>\n<Version>1.8</Version>\n");
        element(xml, "SeriesInstanceUid", series.seriesUid());
        element(xml, "StudyInstanceUID", series.studyUid());
        xml.append("</ResponseHeader>\n");
        masks.forEach((rater, slices) -> session(xml, series, rater, slices));
        return xml.append("</LidcReadMessage>\n").toString();
    }

    private static void session(
            StringBuilder xml, PhantomSeries series, String rater, SortedMap<Integer, BitSet> slices) {
        xml.append("<readingSession>\n<annotationVersion>3.12</annotationVersion>\n");
        element(xml, "servicingRadiologistID", rater);
        xml.append("<unblindedReadNodule>\n");
        element(xml, "noduleID", "1");
        int size = series.options().size();
        slices.forEach((slice, mask) -> {
            for (BitSet region : Regions.of(mask, size, size)) {
                roi(xml, series, slice, true, OuterBorder.of(region, size, size));
            }
            for (BitSet hole : Regions.holes(mask, size, size)) {
                roi(xml, series, slice, false, OuterBorder.of(hole, size, size));
            }
        });
        xml.append("</unblindedReadNodule>\n</readingSession>\n");
    }

    private static void roi(StringBuilder xml, PhantomSeries series, int slice, boolean inclusion, List<int[]> border) {
        xml.append("<roi>\n");
        element(xml, "imageZposition", PhantomSeries.decimal(series.position(slice)[2]));
        element(xml, "imageSOP_UID", series.imageUid(slice));
        element(xml, "inclusion", Boolean.toString(inclusion).toUpperCase(Locale.ROOT));
        for (int[] point : border) {
            xml.append("<edgeMap><xCoord>").append(point[0]).append("</xCoord><yCoord>");
            xml.append(point[1]).append("</yCoord></edgeMap>\n");
        }
        xml.append("</roi>\n");
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(text)
                .append("</")
                .append(name)
                .append(">\n");
    }
}
