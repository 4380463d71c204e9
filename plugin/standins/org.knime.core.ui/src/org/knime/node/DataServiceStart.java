// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.function.Function;
import org.knime.node.DefaultView.MultipleNamedHandlersDataService;
import org.knime.node.DefaultView.RequireDataService;
import org.knime.node.DefaultView.SingleHandlerDataService;
import org.knime.node.DefaultView.ViewInput;

/** Takes the first handler of a data service. */
final class DataServiceStart implements RequireDataService {
    @Override
    public SingleHandlerDataService handler(Function<ViewInput, Object> handler) {
        return new SingleHandlerDataService();
    }

    @Override
    public MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler) {
        return new MultipleNamedHandlersDataService();
    }
}
