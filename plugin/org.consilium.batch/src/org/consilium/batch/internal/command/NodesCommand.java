// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.console.AlignedTable;
import org.consilium.batch.internal.console.Json;
import org.consilium.batch.internal.nodes.NodeEntry;
import org.consilium.batch.internal.nodes.NodeRepository;
import org.consilium.ground.Count;
import org.consilium.knime.settings.SettingsPage;
import org.consilium.knime.table.TablesPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the nodes. */
@Command(
        name = "nodes",
        description =
                "Lists the nodes of Consilium that workflows can use, or with --settings what can be set, with --tables what they give.")
final class NodesCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Option(names = "--settings", description = "Prints every setting: key, type, default, unit, choices, meaning.")
    private boolean settings;

    @Option(names = "--tables", description = "Prints every column of every table: name, type, meaning.")
    private boolean tables;

    @Parameters(
            arity = "0..1",
            paramLabel = "NODE",
            description = "With --settings or --tables: only those of this node, such as 'Harmonizer Train'.")
    private String node;

    NodesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NodeRepository repository = NodeRepository.registered();
        List<NodeEntry> nodes = chosen(repository.nodes());
        if (settings && tables) {
            throw new ParameterException(spec.commandLine(), "give --settings or --tables, one at a time");
        } else if (settings) {
            printSettings(nodes);
        } else if (tables) {
            printTables(nodes);
        } else {
            print(nodes);
        }
        repository.problems().forEach(problem -> console.err().println("consilium: " + problem));
        if (repository.others() > 0) {
            console.err()
                    .println("consilium: "
                            + Count.of(
                                    repository.others(),
                                    "node of another extension is",
                                    "nodes of other extensions are")
                            + " installed, too, and not listed");
        }
        return repository.problems().isEmpty() ? ExitCodes.OK : ExitCodes.LOAD;
    }

    private List<NodeEntry> chosen(List<NodeEntry> all) {
        if (node == null) {
            return all;
        }
        if (!settings && !tables) {
            throw new ParameterException(
                    spec.commandLine(), "a node is named for its settings or tables only; add --settings or --tables");
        }
        List<NodeEntry> chosen =
                all.stream().filter(entry -> entry.isCalled(node)).toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no node '" + node + "'; there are "
                            + all.stream().map(NodeEntry::name).sorted().collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private void printSettings(List<NodeEntry> nodes) {
        if (json) {
            JsonArray array = new JsonArray();
            nodes.forEach(entry -> array.add(entry.settingsToJson()));
            Json.print(array, console.out());
        } else {
            String page = SettingsPage.of(
                    nodes.stream().collect(Collectors.toMap(NodeEntry::name, NodeEntry::settings)), node == null);
            page.lines().forEach(console.out()::println);
        }
    }

    private void printTables(List<NodeEntry> nodes) {
        if (json) {
            JsonArray array = new JsonArray();
            nodes.forEach(entry -> array.add(entry.tablesToJson()));
            Json.print(array, console.out());
        } else {
            String page = TablesPage.of(
                    nodes.stream().collect(Collectors.toMap(NodeEntry::name, NodeEntry::tables)), node == null);
            page.lines().forEach(console.out()::println);
        }
    }

    private void print(List<NodeEntry> nodes) {
        if (json) {
            JsonArray array = new JsonArray();
            nodes.forEach(entry -> array.add(entry.toJson()));
            Json.print(array, console.out());
            return;
        }
        AlignedTable table = new AlignedTable("NODE", "TYPE", "CATEGORY", "INPUTS", "OUTPUTS", "FACTORY");
        nodes.forEach(entry -> table.add(
                entry.name(),
                entry.type(),
                entry.category(),
                names(entry.inputs()),
                names(entry.outputs()),
                entry.factory()));
        table.lines().forEach(console.out()::println);
    }

    private static String names(List<NodeEntry.Port> ports) {
        List<String> names = ports.stream()
                .map(port -> port.optional() ? "[" + port.name() + "]" : port.name())
                .toList();
        return names.isEmpty() ? "-" : String.join(", ", names);
    }
}
