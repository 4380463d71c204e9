// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.NodeFactory.NodeType;

/** A node: texts, ports and model, put together in this order. */
public final class DefaultNode {
    private final NodeTexts texts;
    private final NodePorts ports;
    private final DefaultModel model;
    private NodeType type = NodeType.Other;
    private String[] keywords = {};

    DefaultNode(NodeTexts texts, NodePorts ports, DefaultModel model) {
        this.texts = texts;
        this.ports = ports;
        this.model = model;
    }

    public static RequireName create() {
        return name -> icon -> shortText -> fullText -> (major, minor, revision) -> new RequirePorts() {
            @Override
            public RequireModel dynamicPorts(Consumer<DynamicPortsAdder> adder) {
                NodePorts ports = NodePorts.of(adder);
                NodeTexts texts = new NodeTexts(name, icon, shortText, fullText);
                return model -> new DefaultNode(
                        texts,
                        ports,
                        model.apply(parameters ->
                                configure -> execute -> new DefaultModel(parameters, configure, execute)));
            }
        };
    }

    public DefaultNode nodeType(NodeType newType) {
        this.type = newType;
        return this;
    }

    public DefaultNode keywords(String... newKeywords) {
        this.keywords = newKeywords.clone();
        return this;
    }

    public DefaultNode addExternalResource(String href, String description) {
        return this;
    }

    NodeTexts texts() {
        return texts;
    }

    NodePorts ports() {
        return ports;
    }

    DefaultModel model() {
        return model;
    }

    NodeType type() {
        return type;
    }

    String[] keywords() {
        return keywords.clone();
    }

    /** Next: the name. */
    @FunctionalInterface
    public interface RequireName {
        RequireIcon name(String name);
    }

    /** Next: the icon, a path beside the factory. */
    @FunctionalInterface
    public interface RequireIcon {
        RequireShortDescription icon(String path);
    }

    /** Next: one sentence. */
    @FunctionalInterface
    public interface RequireShortDescription {
        RequireFullDescription shortDescription(String text);
    }

    /** Next: the description, HTML. */
    @FunctionalInterface
    public interface RequireFullDescription {
        RequireSinceVersion fullDescription(String text);
    }

    /** Next: the version that first had the node. */
    @FunctionalInterface
    public interface RequireSinceVersion {
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** Next: the model. */
    @FunctionalInterface
    public interface RequireModel {
        DefaultNode model(Function<DefaultModel.RequireModelParameters, DefaultModel> model);
    }
}
