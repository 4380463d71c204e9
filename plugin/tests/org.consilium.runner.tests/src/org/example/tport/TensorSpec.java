// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** The spec that the example workflows were saved with. */
public final class TensorSpec extends AbstractSimplePortObjectSpec {
    private long[] shape = {};

    public TensorSpec() {}

    public TensorSpec(long... shape) {
        this.shape = shape.clone();
    }

    public long size() {
        return shape[0];
    }

    @Override
    protected void save(ModelContentWO model) {
        model.addInt("version", 1);
        model.addLongArray("shape", shape);
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        if (model.getInt("version") != 1) {
            throw new InvalidSettingsException("version " + model.getInt("version"));
        }
        shape = model.getLongArray("shape");
    }

    /** The serializer. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<TensorSpec> {}
}
