// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.List;

/** A workflow that cannot be loaded as a whole; it says everything that is wrong at once. */
public final class WorkflowLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;
    private final boolean ofArguments;

    public WorkflowLoadException(List<String> problems) {
        this(problems, false);
    }

    WorkflowLoadException(List<String> problems, boolean ofArguments) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
        this.ofArguments = ofArguments;
    }

    /** Whether the workflow is well, and what was to be put into it is not. */
    public boolean ofArguments() {
        return ofArguments;
    }

    /** Returns one line a problem; each names the node and the reason. */
    public List<String> problems() {
        return problems;
    }
}
