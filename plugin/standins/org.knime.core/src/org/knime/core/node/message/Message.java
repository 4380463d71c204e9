// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import java.util.Objects;

/** What a node tells its user; of the platform's parts (summary, issues, resolutions) nodes here use the summary. */
public final class Message {
    private final String summary;

    private Message(String summary) {
        this.summary = Objects.requireNonNull(summary, "summary");
    }

    public static Message fromSummary(String summary) {
        return new Message(summary);
    }

    public String getSummary() {
        return summary;
    }

    /** Returns all of it on one line. */
    public String toLogPrintable() {
        return summary;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && message.summary.equals(summary);
    }

    @Override
    public int hashCode() {
        return summary.hashCode();
    }

    @Override
    public String toString() {
        return summary;
    }
}
