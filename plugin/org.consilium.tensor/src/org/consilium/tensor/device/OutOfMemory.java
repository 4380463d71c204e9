// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from what PyTorch, CUDA or Java throw whether memory ran out, and how much was asked for. */
final class OutOfMemory {

    /** "Tried to allocate 20.00 GiB" (CUDA), "you tried to allocate 123 bytes" (CPU). */
    private static final Pattern ASKED =
            Pattern.compile("tried to allocate ([0-9]+(?:\\.[0-9]+)?) ?(bytes|kib|mib|gib|tib)");

    private static final String UNITS = "bkmgt";

    private OutOfMemory() {}

    static boolean is(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = text(at);
            if (at instanceof OutOfMemoryError
                    || message.contains("out of memory")
                    || message.contains("defaultcpuallocator")
                    || message.contains("can't allocate memory")) {
                return true;
            }
        }
        return false;
    }

    /** How many bytes were asked for; 0 if the error does not say. */
    static long bytes(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            Matcher asked = ASKED.matcher(text(at));
            if (asked.find()) {
                int power = UNITS.indexOf(asked.group(2).charAt(0));
                return (long) (Double.parseDouble(asked.group(1)) * Math.pow(1024, power));
            }
        }
        return 0;
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    }
}
