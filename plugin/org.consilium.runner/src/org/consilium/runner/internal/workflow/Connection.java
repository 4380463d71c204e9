// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

/**
 * A connection. Port 0 of a node carries flow variables, its data ports start at 1.
 *
 * @param source id of the node it starts at
 * @param sourcePort output of that node
 * @param dest id of the node it ends at
 * @param destPort input of that node
 */
public record Connection(int source, int sourcePort, int dest, int destPort) {}
