// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

/** How far a node has come. */
public enum NodeState {
    IDLE,
    CONFIGURED,
    EXECUTED
}
