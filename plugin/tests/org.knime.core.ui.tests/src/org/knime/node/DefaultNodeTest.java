// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.w3c.dom.Element;

/** The fluent definition of a node. */
class DefaultNodeTest {
    static final class Parameters implements NodeParameters {
        String column = "text";
    }

    static final class Factory extends DefaultNodeFactory {
        static final DefaultNode NODE = DefaultNode.create()
                .name("Column Namer")
                .icon("icon.png")
                .shortDescription("Names a column.")
                .fullDescription("Names a <b>column</b>.")
                .sinceVersion(5, 8, 0)
                .dynamicPorts(ports -> ports.addInputPortGroup(
                                "Rows",
                                group -> group.name("Rows").description("rows").fixed(BufferedDataTable.TYPE))
                        .addInputPortGroup("Validation", group -> group.name("Validation")
                                .description("more rows")
                                .optional()
                                .supportedTypes(BufferedDataTable.TYPE))
                        .addOutputPortGroup(
                                "Result",
                                group -> group.name("Result").description("out").fixed(PortObject.TYPE)))
                .model(model -> model.parametersClass(Parameters.class)
                        .configure((in, out) -> {
                            Parameters parameters = in.getParameters();
                            out.setWarningMessage(in.getInTableSpecs().length + " tables");
                            out.setOutSpec(0, spec(parameters.column));
                        })
                        .execute((in, out) -> out.setOutData(0, in.getInPortObject(0))))
                .nodeType(NodeType.Visualizer)
                .keywords("name", "column");

        Factory() {
            super(NODE);
        }
    }

    static DataTableSpec spec(String column) {
        return new DataTableSpec(new DataColumnSpecCreator(column, StringCell.TYPE).createSpec());
    }

    private final Factory factory = new Factory();

    @Test
    void theTextsComeFromTheDefinition() {
        assertEquals("Column Namer", factory.getNodeName());
        assertEquals(NodeType.Visualizer, factory.getType());
        assertEquals("Validation", factory.getInportName(1));
        assertArrayEquals(new String[] {"name", "column"}, factory.getKeywords());
        Element element = factory.getXMLDescription();
        assertEquals("Visualizer", element.getAttribute("type"));
        Element optional = (Element) element.getElementsByTagName("inPort").item(1);
        assertEquals("true", optional.getAttribute("optional"));
        assertEquals("1", optional.getAttribute("index"));
        Element intro = (Element) element.getElementsByTagName("intro").item(0);
        assertEquals("column", intro.getElementsByTagName("b").item(0).getTextContent());
    }

    enum Choice {
        @Label("A & B")
        BOTH
    }

    static final class RawPlaceholder implements NodeParameters {
        @Widget(title = "Mask", description = "One mask_<id> a rater.")
        String mask = "";
    }

    static final class RawLabel implements NodeParameters {
        @Widget(title = "Which", description = "Which.")
        Choice which = Choice.BOTH;
    }

    /** Observed: such a node doesn't exist in the platform, whose factory fails with an exception of this name. */
    @Test
    void aTextThatIsNoXmlMakesTheFactoryFail() {
        assertNamed("description of the setting mask", "Text.", "text", RawPlaceholder.class);
        assertNamed("title of the setting which, choice BOTH", "Text.", "text", RawLabel.class);
        assertNamed("full description", "1 < 2", "text", NoParameters.class);
        assertNamed("port In", "Text.", "B & W", NoParameters.class);
    }

    private static void assertNamed(String where, String full, String port, Class<? extends NodeParameters> type) {
        DefaultNode node = DefaultNode.create()
                .name("Raw")
                .icon("icon.png")
                .shortDescription("Short.")
                .fullDescription(full)
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addInputTable("In", port))
                .model(model ->
                        model.parametersClass(type).configure((in, out) -> {}).execute((in, out) -> {}));
        DefaultNodeFactory made = new DefaultNodeFactory(node) {};
        String message = assertThrows(InvalidNodeFactoryExtensionException.class, made::init)
                .getMessage();
        assertTrue(message.startsWith("The node Raw can't be made: the text of its " + where + " is no XML"), message);
    }

    @Test
    void settingsAreSaved() throws Exception {
        DefaultNodeModel model = (DefaultNodeModel) factory.createNodeModel();
        NodeSettings settings = new NodeSettings("model");
        model.saveSettingsTo(settings);
        assertEquals("text", settings.getString("column"));
        settings.addString("column", "other");
        model.validateSettings(settings);
        model.loadValidatedSettingsFrom(settings);
        PortObjectSpec[] specs = model.configure(new PortObjectSpec[] {new DataTableSpec()});
        assertTrue(((DataTableSpec) specs[0]).containsName("other"));
    }

    @Test
    void anOptionalPortIsThereOnlyWhereItWasAdded() {
        assertEquals(1, Factory.NODE.ports().getInputPorts().length);
        NodePorts added = Factory.NODE.ports().withAdded(Set.of("Validation"));
        assertEquals(2, added.getInputPorts().length);
        assertEquals(List.of("Rows", "Validation", "Result"), added.getPortGroupNames());
        assertArrayEquals(new int[] {1}, added.getInputPortLocation().get("Validation"));
        NodeSettings saved = new NodeSettings("node_creation_config");
        saved.addNodeSettings("Rows");
        saved.addNodeSettings("Validation").addInt("array-size", 1);
        assertEquals(Set.of("Validation"), SavedPortGroups.added(saved));
    }

    @Test
    void anUnknownNumberOfSpecsIsRefused() {
        DefaultNode two = DefaultNode.create()
                .name("Two")
                .icon("icon.png")
                .shortDescription("")
                .fullDescription("")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addOutputTable("A", "a").addOutputTable("B", "b"))
                .model(model -> model.withoutParameters()
                        .configure((in, out) -> out.setOutSpecs(spec("a")))
                        .execute((in, out) -> {}));
        DefaultNodeModel model = new DefaultNodeModel(two, two.ports());
        assertThrows(IllegalStateException.class, () -> model.configure(new PortObjectSpec[0]));
    }

    @Test
    void twoPortsOfOneNameAreRefused() {
        RequirePorts start = DefaultNode.create()
                .name("Same")
                .icon("icon.png")
                .shortDescription("")
                .fullDescription("")
                .sinceVersion(5, 8, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> start.ports(ports -> ports.addInputTable("Rows", "in").addOutputTable("Rows", "out")));
    }
}
