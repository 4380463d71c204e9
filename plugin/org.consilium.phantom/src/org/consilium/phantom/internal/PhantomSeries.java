// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomScanner;

/**
 * Names and places of one series of a phantom study. Every UID stands under 2.25 and comes from a hash of what the
 * object is, so that it is the same in every write.
 *
 * @param options the study
 * @param caseNumber from 1
 * @param scanner the device
 */
record PhantomSeries(PhantomOptions options, int caseNumber, PhantomScanner scanner) {
    static final double SPACING = 0.7;
    static final double THICKNESS = 2.5;

    String patientId() {
        return String.format(Locale.ROOT, "PHANTOM-%d-%04d", options.seed(), caseNumber);
    }

    String caseFolder() {
        return String.format(Locale.ROOT, "case_%04d", caseNumber);
    }

    String studyUid() {
        return uid("study", anatomy());
    }

    String frameOfReference() {
        return uid("frame", anatomy());
    }

    String seriesUid() {
        return uid("series", device());
    }

    String imageUid(int slice) {
        return uid("image", device() + "/" + slice);
    }

    /** UID of something that depends on the raters too. */
    String raterUid(String what, String rater) {
        return uid(what, device() + "/" + options.preset() + "/" + options.design() + "/" + rater);
    }

    /** Centre of the first pixel, mm. */
    double[] position(int slice) {
        double corner = -(options.size() - 1) / 2.0 * SPACING;
        return new double[] {corner, corner, 100 + slice * THICKNESS};
    }

    String[] positionText(int slice) {
        return Arrays.stream(position(slice)).mapToObj(PhantomSeries::decimal).toArray(String[]::new);
    }

    /** At most four decimals, without trailing zeros. */
    static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private String anatomy() {
        return options.seed() + "/" + caseNumber + "/" + options.size() + "/" + options.slices();
    }

    private String device() {
        return anatomy() + "/" + scanner;
    }

    private static String uid(String what, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("consilium phantom/" + what + "/" + key).getBytes(StandardCharsets.UTF_8));
            byte[] id = Arrays.copyOf(hash, 16);
            // Version 8 and variant 1 of RFC 9562: a UUID of the writer's own making.
            id[6] = (byte) (id[6] & 0x0f | 0x80);
            id[8] = (byte) (id[8] & 0x3f | 0x80);
            return "2.25." + new BigInteger(1, id);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
