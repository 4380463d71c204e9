// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;

/**
 * Settings that version 0.1 saved mean today what they meant then. Of each of its nodes {@code settings-of-0.1} holds several,
 * the defaults first, so that every setting is changed once and every constant of every choice is chosen once; beside
 * them lies what its worker was given for each, a window only where the scale has one. Both files were written by the code of 0.1 and never change.
 */
class EarlierSettingsTest {

    /** What workers call today what they called otherwise then. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry(".augment", ".augmentation"),
            Map.entry(".cropping", ".crop.place"),
            Map.entry(".cropSize", ".crop.size"),
            Map.entry(".keepPatientIds", ".pseudonyms.keepNames"),
            Map.entry(".keepRaterNames", ".raters.keepNames"),
            Map.entry(".lidcNodules", ".lidc.nodules"),
            Map.entry(".lidcRaters", ".lidc.raters"),
            Map.entry(".maskPattern", ".masks.pattern"),
            Map.entry(".missingMasks", ".masks.missing"),
            Map.entry(".normalisation", ".normalisation.method"),
            Map.entry(".patientSalt", ".pseudonyms.study"),
            Map.entry(".raterPattern", ".raters.pattern"),
            Map.entry(".raterTable", ".raters.table"),
            Map.entry(".validationFraction", ".selection.heldOut"),
            Map.entry(".windowCentre", ".normalisation.centre"),
            Map.entry(".windowWidth", ".normalisation.width"));

    /** New settings whose default would change what an older workflow gives. */
    private static final Map<String, String> AS_IT_WAS = Map.of("columnNames", "AS_IN_0_1", "unoutlined", "MIDDLE");

    static List<String> nodes() {
        return ParameterFields.CLASSES.stream()
                .filter(name -> EarlierSettingsTest.class.getResource(file(name, ".xml")) != null)
                .toList();
    }

    @Test
    void everyNodeOfThatVersionIsStillThere() {
        assertEquals(13, nodes().size());
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void everyValueIsLoadedUnderItsKeyAndNewOnesHaveTheirDefault(String node) throws Exception {
        NodeSettingsRO all = saved(node);
        for (String name : all.keySet()) {
            Map<String, String> expected = new TreeMap<>();
            NodeParameters defaults = ParameterFields.make(node);
            for (Field field : ParameterFields.fields(defaults)) {
                expected.put(
                        field.getName(), ParameterFields.get(field, defaults).toString());
            }
            AS_IT_WAS.forEach(expected::replace);
            expected.putAll(values(node, all.getNodeSettings(name)));
            assertEquals(expected, values(node, loaded(node, all.getNodeSettings(name))), name);
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theWorkerIsGivenWhatItWasGivenThen(String node) throws Exception {
        NodeSettingsRO all = saved(node);
        Map<String, List<String>> before = handedOn(node);
        assertEquals(all.keySet(), before.keySet());
        for (String name : all.keySet()) {
            Map<String, Object> now = HandedOn.of(parameters(node, loaded(node, all.getNodeSettings(name))));
            List<String> lost = new ArrayList<>();
            for (String line : before.get(name)) {
                String[] pair = line.split(" = ", 2);
                if (!given(now, pair[0].strip(), pair[1])) {
                    lost.add(line.strip());
                }
            }
            assertEquals(List.of(), lost, () -> name + " is now " + now);
        }
    }

    /** Groups were made and named otherwise since then; a component's own name and value count, and from whom it comes. */
    private static boolean given(Map<String, Object> now, String path, String value) {
        String giver = path.split("\\.")[0] + "()";
        String leaf = path.contains(".") ? path.substring(path.lastIndexOf('.')) : giver;
        return now.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(giver)
                        && (entry.getKey().endsWith(leaf) || entry.getKey().endsWith(RENAMED.getOrDefault(leaf, leaf)))
                        && entry.getValue().toString().equals(value));
    }

    private static String file(String node, String suffix) {
        return "/settings-of-0.1/" + ParameterFields.simple(node).replaceFirst("Parameters$", suffix);
    }

    private static NodeSettingsRO saved(String node) throws IOException {
        try (InputStream in = EarlierSettingsTest.class.getResourceAsStream(file(node, ".xml"))) {
            return NodeSettings.loadFromXML(in);
        }
    }

    /** By the name of the settings, what their worker was given, one value a line. */
    private static Map<String, List<String>> handedOn(String node) throws IOException {
        try (InputStream in = EarlierSettingsTest.class.getResourceAsStream(file(node, ".txt"))) {
            Map<String, List<String>> blocks = new LinkedHashMap<>();
            String name = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith(" ")) {
                    blocks.get(name).add(line);
                } else if (!line.isEmpty()) {
                    name = line;
                    blocks.put(name, new ArrayList<>());
                }
            }
            return blocks;
        }
    }

    /** What the platform has of the settings after it has loaded them. */
    private static NodeSettings loaded(String node, NodeSettingsRO settings) throws Exception {
        DefaultNodeFactory factory = NodesTest.FACTORIES.get(ParameterFields.CLASSES.indexOf(node));
        factory.init();
        NodeModel model = factory.createNodeModel();
        call("loadValidatedSettingsFrom", NodeSettingsRO.class, model, settings);
        NodeSettings now = new NodeSettings("model");
        call("saveSettingsTo", NodeSettingsWO.class, model, now);
        return now;
    }

    /** The platform calls these methods, which nobody else can see. */
    private static void call(String name, Class<?> type, NodeModel model, Object argument) throws Exception {
        Method method = NodeModel.class.getDeclaredMethod(name, type);
        method.setAccessible(true);
        method.invoke(model, argument);
    }

    private static Map<String, String> values(String node, NodeSettingsRO settings) throws InvalidSettingsException {
        Map<String, Field> fields = new TreeMap<>();
        ParameterFields.fields(ParameterFields.make(node)).forEach(field -> fields.put(field.getName(), field));
        Map<String, String> values = new TreeMap<>();
        for (String key : settings.keySet()) {
            values.put(key, value(fields.get(key), settings).toString());
        }
        return values;
    }

    private static NodeParameters parameters(String node, NodeSettingsRO settings) throws InvalidSettingsException {
        NodeParameters parameters = ParameterFields.make(node);
        for (Field field : ParameterFields.fields(parameters)) {
            ParameterFields.set(field, parameters, value(field, settings));
        }
        return parameters;
    }

    private static Object value(Field field, NodeSettingsRO settings) throws InvalidSettingsException {
        String key = field.getName();
        Class<?> type = field.getType();
        if (type == int.class) {
            return settings.getInt(key);
        }
        if (type == long.class) {
            return settings.getLong(key);
        }
        if (type == double.class) {
            return settings.getDouble(key);
        }
        if (type == boolean.class) {
            return settings.getBoolean(key);
        }
        String text = settings.getString(key);
        return type == String.class ? text : constant(type, text);
    }

    private static Object constant(Class<?> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getSimpleName() + " has no constant " + name));
    }
}
