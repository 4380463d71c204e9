// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.internal.config.ConfigCopy;
import org.knime.core.internal.config.ConfigTree;
import org.knime.core.internal.config.ConfigXmlReader;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigWO;

/** The settings of a node. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {
    public NodeSettings(String key) {
        super(key);
    }

    @Override
    public Config getInstance(String key) {
        return new NodeSettings(key);
    }

    /** Reads settings and closes the stream. */
    public static NodeSettingsRO loadFromXML(InputStream in) throws IOException {
        try (in) {
            ConfigTree tree = ConfigXmlReader.read(in);
            NodeSettings settings = new NodeSettings(tree.key());
            ConfigCopy.copy(tree, settings);
            return settings;
        }
    }

    @Override
    public NodeSettings getNodeSettings(String key) throws InvalidSettingsException {
        return (NodeSettings) getConfig(key);
    }

    @Override
    public NodeSettingsWO addNodeSettings(String key) {
        return (NodeSettings) addConfig(key);
    }

    @Override
    public void addNodeSettings(NodeSettings settings) {
        settings.copyTo((ConfigWO) addConfig(settings.getKey()));
    }

    @Override
    public void copyTo(ConfigWO target) {
        super.copyTo(target);
    }
}
