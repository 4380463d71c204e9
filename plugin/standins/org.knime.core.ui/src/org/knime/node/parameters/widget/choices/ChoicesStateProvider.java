// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.updates.StateProvider;

/** Computes the choices of a setting. */
public interface ChoicesStateProvider<S> extends StateProvider<List<S>> {}
