// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the parts of a message. */
public final class MessageBuilder {
    private final List<String> issues = new ArrayList<>();
    private final List<String> resolutions = new ArrayList<>();
    private String summary;

    MessageBuilder() {}

    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    public MessageBuilder withSummary(String text) {
        this.summary = text;
        return this;
    }

    public MessageBuilder addTextIssue(String issue) {
        issues.add(issue);
        return this;
    }

    public MessageBuilder addResolutions(String... texts) {
        resolutions.addAll(List.of(texts));
        return this;
    }

    public Optional<String> getFirstIssue() {
        return issues.stream().findFirst();
    }

    public long getIssueCount() {
        return issues.size();
    }

    /** Returns the message; nothing without a summary. */
    public Optional<Message> build() {
        return getSummary().map(text -> new Message(text, issues, resolutions));
    }
}
