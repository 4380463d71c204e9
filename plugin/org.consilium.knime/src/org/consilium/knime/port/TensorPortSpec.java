// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import javax.swing.JComponent;
import org.consilium.knime.page.Page;
import org.consilium.knime.page.swing.PageView;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/**
 * What is known of a tensor port before its node has run. Never holds a device ordinal, a process id or a path, so
 * that a saved workflow means the same on another machine.
 */
public abstract class TensorPortSpec extends AbstractSimplePortObjectSpec {

    /** Stands for a size that is only known after execution. */
    public static final int UNKNOWN = -1;

    private static final String VERSION = "version";

    @Override
    protected final void save(ModelContentWO model) {
        model.addInt(VERSION, PortVersion.CURRENT);
        saveFields(model);
    }

    @Override
    protected final void load(ModelContentRO model) throws InvalidSettingsException {
        String refusal = PortVersion.refusal("The port specification", model.getInt(VERSION));
        if (refusal != null) {
            throw new InvalidSettingsException(refusal);
        }
        loadFields(model);
    }

    /** What is known so far, to look at. */
    abstract Page page();

    @Override
    public final JComponent[] getViews() {
        return PageView.of("Specification", this::page);
    }

    abstract void saveFields(ModelContentWO model);

    abstract void loadFields(ModelContentRO model) throws InvalidSettingsException;

    /** A size as people read it: "?" where it is not known yet. */
    static String shown(long size) {
        return size == UNKNOWN ? "?" : Long.toString(size);
    }
}
