// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.config.SettingOption;
import org.knime.core.internal.bridge.Variable;

/** The arguments of the batch executor, with the platform's own names. */
final class BatchArguments {
    private static final Set<String> IGNORED =
            Set.of("-consoleLog", "-nosplash", "-updateLinks", "-failonloaderror", "--launcher.suppressErrors");

    private final List<Variable> variables = new ArrayList<>();
    private final List<SettingOption> options = new ArrayList<>();
    private Path workflowDir;
    private Path workflowFile;
    private Path destDir;
    private Path destFile;
    private boolean reset;
    private boolean save = true;
    private boolean execute = true;

    private BatchArguments() {}

    /**
     * Reads arguments. {@code -failonloaderror} changes nothing: here a workflow that cannot be loaded as a whole is
     * never run.
     *
     * @throws IllegalArgumentException if they cannot be understood
     */
    static BatchArguments parse(String... arguments) {
        BatchArguments result = new BatchArguments();
        for (String argument : arguments) {
            result.take(argument);
        }
        if (result.workflowDir == null == (result.workflowFile == null)) {
            throw new IllegalArgumentException("Give either -workflowDir=FOLDER or -workflowFile=FILE");
        }
        if (result.destDir != null && result.destFile != null) {
            throw new IllegalArgumentException("Give only one of -destDir=FOLDER and -destFile=FILE");
        }
        return result;
    }

    private void take(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        String value = equals < 0 ? "" : argument.substring(equals + 1);
        switch (name) {
            case "-workflowDir" -> workflowDir = path(name, value);
            case "-workflowFile" -> workflowFile = path(name, value);
            case "-destDir" -> destDir = path(name, value);
            case "-destFile" -> destFile = path(name, value);
            case "-reset" -> reset = true;
            case "-nosave" -> save = false;
            case "-noexecute" -> execute = false;
            case "-preferences", "-credential", "-masterkey" -> {}
            case "-workflow.variable" -> variables.add(variable(value));
            case "-option" -> options.add(option(value));
            default -> {
                if (!IGNORED.contains(name)) {
                    throw new IllegalArgumentException("The argument " + argument + " is not known");
                }
            }
        }
    }

    private static Path path(String name, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value: " + name + "=PATH");
        }
        return Path.of(value);
    }

    /** The value may hold commas: the name ends at the first, the type begins behind the last. */
    private static Variable variable(String text) {
        int first = text.indexOf(',');
        int last = text.lastIndexOf(',');
        if (first <= 0 || last == first) {
            throw new IllegalArgumentException(
                    "-workflow.variable=" + text + ": it reads name,value,type with the type String, int or double");
        }
        String name = text.substring(0, first);
        String value = text.substring(first + 1, last);
        String type = text.substring(last + 1);
        try {
            return switch (type.toLowerCase(Locale.ROOT)) {
                case "string" -> Variable.of(name, value);
                case "int" -> Variable.of(name, Integer.parseInt(value));
                case "double" -> Variable.of(name, Double.parseDouble(value));
                default ->
                    throw new IllegalArgumentException(
                            "-workflow.variable=" + text + ": the type is String, int or double, not " + type);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-workflow.variable=" + text + ": \"" + value + "\" is no " + type, e);
        }
    }

    private static SettingOption option(String text) {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        int last = text.lastIndexOf(',');
        if (first <= 0 || second < 0 || last == second) {
            throw new IllegalArgumentException("-option=" + text + ": it reads nodeId,key,value,type");
        }
        List<String> path = List.of(text.substring(first + 1, second).split("/"));
        try {
            int node = Integer.parseInt(text.substring(0, first));
            return new SettingOption(node, path, text.substring(second + 1, last), text.substring(last + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-option=" + text + ": \"" + text.substring(0, first)
                            + "\" is no id of a node (nodes inside of metanodes are not known here)",
                    e);
        }
    }

    Path workflowDir() {
        return workflowDir;
    }

    Path workflowFile() {
        return workflowFile;
    }

    Path destDir() {
        return destDir;
    }

    Path destFile() {
        return destFile;
    }

    boolean reset() {
        return reset;
    }

    boolean save() {
        return save;
    }

    boolean execute() {
        return execute;
    }

    Overrides overrides() {
        return new Overrides(List.copyOf(variables), List.copyOf(options));
    }
}
