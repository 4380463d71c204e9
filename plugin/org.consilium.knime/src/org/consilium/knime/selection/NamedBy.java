// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.selection;

import java.util.List;
import org.consilium.segmentation.selection.CaseKind;
import org.knime.node.parameters.widget.choices.Label;

/** What the names of a list are the names of. */
public enum NamedBy {
    @Label("Cases, patients, volumes or series: whatever fits")
    ANY(List.of(CaseKind.values())),
    @Label("Cases")
    CASE(List.of(CaseKind.CASE)),
    @Label("Patients")
    PATIENT(List.of(CaseKind.PATIENT)),
    @Label("Volumes")
    VOLUME(List.of(CaseKind.VOLUME)),
    @Label("Series Instance UIDs")
    SERIES(List.of(CaseKind.SERIES));

    /** In the words of the dialog. */
    public static final String TITLE = "Names are of";

    /** In the words of the dialog. */
    public static final String DESCRIPTION =
            "What the list calls cases by. Patients are called as in the case table of the reader: by their pseudonyms,"
                    + " where it makes such; a list by series needs no pseudonyms.";

    private final List<CaseKind> kinds;

    NamedBy(List<CaseKind> kinds) {
        this.kinds = kinds;
    }

    public List<CaseKind> kinds() {
        return kinds;
    }
}
