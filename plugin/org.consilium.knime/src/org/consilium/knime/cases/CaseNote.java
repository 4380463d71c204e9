// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import java.util.List;
import java.util.zip.CRC32;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.RaterMask;
import org.consilium.knime.port.CaseRecord;

/**
 * What stays in memory of a case whose pixels have gone to a file, until it is known how many cases there are: the record
 * of the port, and what only the table of cases shows.
 *
 * @param record what the port says of it
 * @param channels of the image
 * @param height in pixels
 * @param width in pixels
 * @param raters whose masks there are, in the order in which they were read
 * @param drawn a checksum of each rater's mask, in the order of the raters
 * @param meanArea of the masks in pixels; NaN without masks
 */
record CaseNote(
        CaseRecord record,
        int channels,
        int height,
        int width,
        List<String> raters,
        List<Long> drawn,
        double meanArea) {

    static CaseNote of(ImageCase c) {
        return new CaseNote(
                new CaseRecord(
                        c.id(),
                        c.patient(),
                        c.volume(),
                        c.slice(),
                        c.geometry(),
                        c.provenance(),
                        c.source(),
                        c.key(),
                        c.volumeKey(),
                        c.imageKey(),
                        false,
                        null),
                c.image().channels(),
                c.image().height(),
                c.image().width(),
                c.masks().stream().map(RaterMask::rater).toList(),
                c.masks().stream().map(CaseNote::checksum).toList(),
                c.masks().stream().mapToInt(RaterMask::area).average().orElse(Double.NaN));
    }

    private static long checksum(RaterMask mask) {
        CRC32 checksum = new CRC32();
        checksum.update(mask.values());
        return checksum.getValue();
    }

    /** Reads like "1x128x128". */
    String size() {
        return channels + "x" + height + "x" + width;
    }
}
