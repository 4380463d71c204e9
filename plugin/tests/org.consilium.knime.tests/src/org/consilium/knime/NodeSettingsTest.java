// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consilium.knime.settings.NodeSettings;
import org.consilium.knime.settings.Setting;
import org.consilium.knime.settings.SettingsPage;
import org.consilium.knime.table.Column;
import org.consilium.knime.table.PortTable;
import org.consilium.knime.table.TablesPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;

/**
 * What users hold and see of the settings stands in {@code settings.txt}, in the dialog's order, and every one of them,
 * changed alone, changes what the node's worker is given, under its own name.
 */
class NodeSettingsTest {

    /** What a factory reads itself, beside what it hands on. */
    private static final Map<String, Set<String>> READ_BY_THE_FACTORY = Map.ofEntries(
            Map.entry("phantom.PhantomStudyWriterParameters", Set.of("folder", "overwrite")),
            Map.entry("dicom.DicomReaderParameters", Set.of("folder", "pathColumn")),
            Map.entry("images.RaterImageReaderParameters", Set.of("folder")),
            Map.entry(
                    "partition.CasePartitionerParameters",
                    Set.of("listFile", "nameColumn", "namedBy", "partColumn", "stratumColumn")),
            Map.entry("filter.CaseFilterParameters", Set.of("listFile", "listMode", "nameColumn", "namedBy", "others")),
            Map.entry("predictions.SegmentationReaderParameters", Set.of("folder", "pathColumn", "samples", "model")),
            Map.entry("model.reader.ModelReaderParameters", Set.of()),
            Map.entry("personalize.PromptPersonalizeParameters", Set.of("task", "newRater")),
            Map.entry(
                    "sampler.ProbabilisticSamplerParameters",
                    Set.of("device", "pictures", "otherStructure", "personal")),
            Map.entry("evaluator.GedEvaluatorParameters", Set.of("seed")),
            Map.entry("comparison.ModelComparisonParameters", Set.of("names", "armColumn")));

    /** Nodes whose factories hand the fields themselves to the worker. */
    private static final Set<String> BARE = Set.of("SegmentationWriterParameters", "ModelWriterParameters");

    static List<String> grouped() {
        return ParameterFields.CLASSES.stream()
                .filter(name -> !BARE.contains(ParameterFields.simple(name)))
                .filter(name ->
                        !ParameterFields.fields(ParameterFields.make(name)).isEmpty())
                .toList();
    }

    /** See CONTRIBUTING.md, "Add a node in an hour", for the command that writes the file anew. */
    @Test
    void keysDefaultsAndTextsStay() throws Exception {
        String now = ParameterFields.CLASSES.stream()
                .sorted(Comparator.comparing(ParameterFields::simple))
                .map(name -> SettingsText.of(ParameterFields.simple(name), NodeSettings.of(ParameterFields.make(name))))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        stays("plugin/tests/org.consilium.knime.tests/resources/settings.txt", now);
    }

    /** What {@code ./consilium nodes --settings} prints. */
    @Test
    void thePageOfSettingsIsUpToDate() throws Exception {
        Map<String, List<Setting>> nodes = new TreeMap<>();
        for (DefaultNodeFactory factory : NodesTest.FACTORIES) {
            factory.init();
            nodes.put(factory.getNodeName(), NodeSettings.of(factory));
        }
        stays("docs/settings.md", SettingsPage.of(nodes, true));
    }

    /** What {@code ./consilium nodes --tables} prints. */
    @Test
    void thePageOfTablesIsUpToDate() throws Exception {
        Map<String, List<PortTable>> nodes = new TreeMap<>();
        for (DefaultNodeFactory factory : NodesTest.FACTORIES) {
            List<PortTable> tables = PortTable.of(factory);
            nodes.put(factory.getNodeName(), tables);
        }
        stays("docs/tables.md", TablesPage.of(nodes, true));
    }

    /** All tables have one style; what the unit is stands at the end of the name, and what a value says beside it. */
    @Test
    void everyColumnIsNamedInOneStyleAndDescribed() {
        for (DefaultNodeFactory factory : NodesTest.FACTORIES) {
            for (PortTable table : PortTable.of(factory)) {
                Set<String> names = new TreeSet<>();
                for (Column column : table.table().columns()) {
                    String where = factory.getNodeName() + ", " + table.name() + ": " + column.name();
                    assertTrue(column.name().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), where);
                    assertTrue(!column.description().isBlank(), where + " has no description");
                    assertTrue(names.add(column.name()), where + " stands twice");
                }
            }
        }
    }

    private static void stays(String file, String now) throws IOException {
        Path path = Path.of(System.getProperty("consilium.root")).resolve(file);
        if ("write".equals(System.getProperty("consilium.settings"))) {
            Files.writeString(path, now);
        }
        String saved = Files.readString(path);
        assertEquals(
                saved.replace("\r\n", "\n").strip(),
                now.strip(),
                file
                        + " is older than the settings; write it anew as CONTRIBUTING.md says under 'Add a node in an hour'");
    }

    @ParameterizedTest
    @MethodSource("grouped")
    void everySettingReachesTheWorker(String name) throws Exception {
        Set<String> lost = new TreeSet<>();
        for (Field field : ParameterFields.fields(ParameterFields.make(name))) {
            if (bases(name).stream().noneMatch(base -> reaches(name, base, field))) {
                lost.add(field.getName());
            }
        }
        // every factory whose tables had other names in version 0.1 reads this itself
        lost.remove("columnNames");
        lost.removeAll(READ_BY_THE_FACTORY.getOrDefault(name, Set.of()));
        assertEquals(Set.of(), lost, name);
    }

    /** The defaults, and the defaults with one choice made otherwise: some settings only count beside another. */
    private static List<Map<Field, Object>> bases(String name) {
        List<Map<Field, Object>> bases = new ArrayList<>();
        bases.add(Map.of());
        NodeParameters parameters = ParameterFields.make(name);
        for (Field field : ParameterFields.fields(parameters)) {
            if (field.getType().isEnum()) {
                for (Object constant : field.getType().getEnumConstants()) {
                    bases.add(Map.of(field, constant));
                }
            } else if (field.getType() == boolean.class || field.getType() == String.class) {
                bases.add(Map.of(field, changed(ParameterFields.get(field, parameters))));
            }
        }
        return bases;
    }

    private static boolean reaches(String name, Map<Field, Object> base, Field field) {
        NodeParameters before = ParameterFields.make(name);
        NodeParameters after = ParameterFields.make(name);
        base.forEach((key, value) -> {
            ParameterFields.set(key, before, value);
            ParameterFields.set(key, after, value);
        });
        Map<String, Object> old;
        try {
            old = HandedOn.of(before);
        } catch (IllegalArgumentException e) {
            return false;
        }
        Object value = changed(ParameterFields.get(field, before));
        ParameterFields.set(field, after, value);
        Map<String, Object> now;
        try {
            now = HandedOn.of(after);
        } catch (IllegalArgumentException e) {
            // refused by the worker, which therefore saw it
            return true;
        }
        if (now.toString().equals(old.toString())) {
            return false;
        }
        if (value instanceof Number wanted) {
            List<Double> named = now.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("." + field.getName()))
                    .filter(entry -> entry.getValue() instanceof Number)
                    .map(entry -> ((Number) entry.getValue()).doubleValue())
                    .toList();
            assertTrue(
                    named.isEmpty() || named.contains(wanted.doubleValue()),
                    name + "." + field.getName() + " arrives as " + named);
        }
        return true;
    }

    private static Object changed(Object value) {
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        if (value instanceof Double number) {
            return number == 0 ? 0.125 : number * 0.75;
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            return all[(constant.ordinal() + 1) % all.length];
        }
        assertTrue(value instanceof String, "a setting of another type: " + value);
        return value + "1";
    }
}
