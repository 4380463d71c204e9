// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** What a node tells its user: a summary, what is wrong in detail, and what can be done. */
public final class Message {
    private final String summary;
    private final List<String> issues;
    private final List<String> resolutions;

    Message(String summary, List<String> issues, List<String> resolutions) {
        this.summary = Objects.requireNonNull(summary, "summary");
        this.issues = List.copyOf(issues);
        this.resolutions = List.copyOf(resolutions);
    }

    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    public static Message fromSummary(String summary) {
        return new Message(summary, List.of(), List.of());
    }

    public static Message fromSummaryWithResolution(String summary, String... resolutions) {
        return new Message(summary, List.of(), List.of(resolutions));
    }

    public String getSummary() {
        return summary;
    }

    public List<String> getResolutions() {
        return resolutions;
    }

    /** Returns all of it on one line. */
    public String toLogPrintable() {
        List<String> parts = new ArrayList<>();
        parts.add(summary);
        parts.addAll(issues);
        parts.addAll(resolutions);
        return String.join(" ", parts);
    }

    public InvalidSettingsException toInvalidSettingsException() {
        return new InvalidSettingsException(toLogPrintable());
    }

    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    public KNIMEException toKNIMEException(Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message
                && message.summary.equals(summary)
                && message.issues.equals(issues)
                && message.resolutions.equals(resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, issues, resolutions);
    }

    @Override
    public String toString() {
        return toLogPrintable();
    }
}
