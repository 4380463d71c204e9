// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.widget.choices.Label;

/**
 * What the columns of a node's tables are called. A workflow saved by version 0.1 says nothing of it and keeps the names
 * that its other nodes, and the scripts that read its tables, know.
 */
public enum ColumnNames {
    @Label("One style: small letters, the unit at the end (mean_area_px)")
    UNIFORM,
    @Label("As in version 0.1 (Mean Area (px))")
    AS_IN_0_1;

    /** Title of the setting. */
    public static final String TITLE = "Column names";

    /** Description of the setting. */
    public static final String DESCRIPTION =
            "What the columns of the table are called. All tables of all nodes have one style; a workflow saved by version"
                    + " 0.1 keeps the names that it had, so that what reads its tables still finds them.";

    /** For a node whose settings were saved before there was a choice. */
    public static final class OfOlderWorkflow implements DefaultProvider<ColumnNames> {
        @Override
        public ColumnNames getDefault() {
            return AS_IN_0_1;
        }
    }
}
