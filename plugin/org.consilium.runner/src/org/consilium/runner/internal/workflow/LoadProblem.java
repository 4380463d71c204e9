// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

/** One thing that keeps a workflow from being loaded; the message names the node and the reason. */
final class LoadProblem extends Exception {
    private static final long serialVersionUID = 1L;

    LoadProblem(String node, String reason, Throwable cause) {
        super(node + ": " + reason, cause);
    }
}
