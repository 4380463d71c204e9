// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.List;

/**
 * A workflow as it was loaded.
 *
 * @param workflow workflow; whoever loaded it closes it
 * @param warnings what did not keep it from being loaded
 */
public record LoadedWorkflow(Workflow workflow, List<String> warnings) {}
