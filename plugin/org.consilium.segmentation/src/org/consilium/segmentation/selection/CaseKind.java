// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.function.Function;

/** What a name in a list is the name of. */
public enum CaseKind {
    CASE(facts -> facts.info().id()),
    PATIENT(facts -> facts.info().patient()),
    VOLUME(facts -> facts.info().volume()),
    SERIES(CaseFacts::series);

    private final Function<CaseFacts, String> name;

    CaseKind(Function<CaseFacts, String> name) {
        this.name = name;
    }

    String name(CaseFacts facts) {
        return name.apply(facts);
    }
}
