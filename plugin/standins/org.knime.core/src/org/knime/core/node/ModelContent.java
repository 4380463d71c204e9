// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.internal.config.ConfigCopy;
import org.knime.core.internal.config.ConfigTree;
import org.knime.core.internal.config.ConfigXmlReader;
import org.knime.core.node.config.Config;

/** The content of a model or a port object spec. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {
    public ModelContent(String key) {
        super(key);
    }

    @Override
    public Config getInstance(String key) {
        return new ModelContent(key);
    }

    /** Reads content and closes the stream. */
    public static synchronized ModelContentRO loadFromXML(InputStream in) throws IOException {
        try (in) {
            ConfigTree tree = ConfigXmlReader.read(in);
            ModelContent content = new ModelContent(tree.key());
            ConfigCopy.copy(tree, content);
            return content;
        }
    }

    @Override
    public ModelContent getModelContent(String key) throws InvalidSettingsException {
        return (ModelContent) getConfig(key);
    }

    @Override
    public ModelContentWO addModelContent(String key) {
        return (ModelContent) addConfig(key);
    }

    @Override
    public void addModelContent(ModelContent content) {
        content.copyTo(addConfig(content.getKey()));
    }
}
