// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
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
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.settings.NodeSettings;
import org.consilium.knime.settings.Setting;
import org.consilium.knime.settings.SettingsPage;
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

    private static final String ROOM = "org.consilium.knime.";

    /** Beside each factory lies a class of its name for the parameters. */
    private static final List<String> CLASSES = NodesTest.FACTORIES.stream()
            .map(factory -> factory.getClass().getName())
            .map(name -> name.substring(ROOM.length()).replaceFirst("Factory$", "Parameters"))
            .toList();

    /** What a node's parameters hand to its worker. */
    private static final Set<String> HANDED_ON = Set.of(
            "options",
            "settings",
            "newRater",
            "selection",
            "checkpointing",
            "device",
            "encoder",
            "maps",
            "rater",
            "normalisation");

    /** What a factory reads itself, beside what it hands on. */
    private static final Map<String, Set<String>> READ_BY_THE_FACTORY = Map.of(
            "phantom.PhantomStudyWriterParameters", Set.of("folder", "overwrite"),
            "dicom.DicomReaderParameters", Set.of("folder", "pathColumn"),
            "images.RaterImageReaderParameters", Set.of("folder"),
            "model.reader.ModelReaderParameters", Set.of(),
            "personalize.PromptPersonalizeParameters", Set.of("task", "newRater"),
            "sampler.ProbabilisticSamplerParameters", Set.of("device", "pictures", "otherStructure", "personal"),
            "evaluator.GedEvaluatorParameters", Set.of("seed"));

    /** Nodes whose factories hand the fields themselves to the worker. */
    private static final Set<String> BARE =
            Set.of("CasePartitionerParameters", "SegmentationWriterParameters", "ModelWriterParameters");

    static List<String> grouped() {
        return CLASSES.stream()
                .filter(name -> !BARE.contains(simple(name)))
                .filter(name -> !fields(make(name)).isEmpty())
                .toList();
    }

    private static NodeParameters make(String name) {
        return NodesTest.FACTORIES.stream()
                .filter(factory ->
                        factory.getClass().getName().equals(ROOM + name.replaceFirst("Parameters$", "Factory")))
                .map(NodeSettings::defaults)
                .findFirst()
                .orElseThrow();
    }

    private static List<Field> fields(NodeParameters parameters) {
        return NodeSettings.fields(parameters.getClass());
    }

    /** See CONTRIBUTING.md, "Add a node in an hour", for the command that writes the file anew. */
    @Test
    void keysDefaultsAndTextsStay() throws Exception {
        String now = CLASSES.stream()
                .sorted(Comparator.comparing(NodeSettingsTest::simple))
                .map(name -> SettingsText.of(simple(name), NodeSettings.of(make(name))))
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

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @ParameterizedTest
    @MethodSource("grouped")
    void everySettingReachesTheWorker(String name) throws Exception {
        Set<String> lost = new TreeSet<>();
        for (Field field : fields(make(name))) {
            if (bases(name).stream().noneMatch(base -> reaches(name, base, field))) {
                lost.add(field.getName());
            }
        }
        lost.removeAll(READ_BY_THE_FACTORY.getOrDefault(name, Set.of()));
        assertEquals(Set.of(), lost, name);
    }

    /** The defaults, and the defaults with one choice made otherwise: some settings only count beside another. */
    private static List<Map<Field, Object>> bases(String name) {
        List<Map<Field, Object>> bases = new ArrayList<>();
        bases.add(Map.of());
        NodeParameters parameters = make(name);
        for (Field field : fields(parameters)) {
            if (field.getType().isEnum()) {
                for (Object constant : field.getType().getEnumConstants()) {
                    bases.add(Map.of(field, constant));
                }
            } else if (field.getType() == boolean.class || field.getType() == String.class) {
                bases.add(Map.of(field, changed(get(field, parameters))));
            }
        }
        return bases;
    }

    private static boolean reaches(String name, Map<Field, Object> base, Field field) {
        NodeParameters before = make(name);
        NodeParameters after = make(name);
        base.forEach((key, value) -> {
            set(key, before, value);
            set(key, after, value);
        });
        Map<String, Object> old;
        try {
            old = handedOn(before);
        } catch (IllegalArgumentException e) {
            return false;
        }
        Object value = changed(get(field, before));
        set(field, after, value);
        Map<String, Object> now;
        try {
            now = handedOn(after);
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

    /** Every component of what the parameters hand on, by its name. */
    private static Map<String, Object> handedOn(NodeParameters parameters) {
        Map<String, Object> values = new TreeMap<>();
        boolean found = false;
        for (Class<?> type = parameters.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (HANDED_ON.contains(method.getName())) {
                    found = true;
                    collect(method.getName() + "()", call(method, parameters), values);
                }
            }
        }
        if (!found) {
            fields(parameters).forEach(field -> values.put(field.getName(), get(field, parameters)));
        }
        return values;
    }

    private static void collect(String name, Object value, Map<String, Object> values) {
        if (value instanceof Record group) {
            for (RecordComponent component : group.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                collect(name + "." + component.getName(), call(component.getAccessor(), group), values);
            }
        } else if (value instanceof Object[] array) {
            values.put(name, List.of(array).toString());
        } else {
            values.put(name, value == null ? "" : value);
        }
    }

    private static Object call(Method method, Object target) {
        try {
            method.setAccessible(true);
            // what the model says, which decides beside the settings: is personalised; the new rater's id
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                FilePaths.Reading typed = FilePaths::typed;
                arguments[i] = type == boolean.class ? true : type == FilePaths.Reading.class ? typed : "new";
            }
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalArgumentException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
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

    private static Object get(Field field, Object target) {
        try {
            return field.get(target);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void set(Field field, Object target, Object value) {
        try {
            field.set(target, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
