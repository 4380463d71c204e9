// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

/**
 * What a node last told its user.
 *
 * @param type {@code WARNING} or {@code ERROR}
 * @param text text on one line
 */
public record NodeMessage(String type, String text) {
    static NodeMessage warning(String text) {
        return new NodeMessage("WARNING", text);
    }

    boolean isWarning() {
        return type.equals("WARNING");
    }

    static NodeMessage error(String text) {
        return new NodeMessage("ERROR", text);
    }
}
