// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.console.AlignedTable;
import org.consilium.batch.internal.console.Json;
import org.consilium.batch.internal.nodes.NodeEntry;
import org.consilium.batch.internal.nodes.NodeRepository;
import org.consilium.ground.Count;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the nodes. */
@Command(name = "nodes", description = "Lists the nodes of Consilium that workflows can use.")
final class NodesCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    NodesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NodeRepository repository = NodeRepository.registered();
        List<NodeEntry> nodes = repository.nodes();
        if (json) {
            JsonArray array = new JsonArray();
            nodes.forEach(node -> array.add(node.toJson()));
            Json.print(array, console.out());
        } else {
            AlignedTable table = new AlignedTable("NODE", "TYPE", "CATEGORY", "INPUTS", "OUTPUTS", "FACTORY");
            nodes.forEach(node -> table.add(
                    node.name(),
                    node.type(),
                    node.category(),
                    names(node.inputs()),
                    names(node.outputs()),
                    node.factory()));
            table.lines().forEach(console.out()::println);
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

    private static String names(List<NodeEntry.Port> ports) {
        List<String> names = ports.stream()
                .map(port -> port.optional() ? "[" + port.name() + "]" : port.name())
                .toList();
        return names.isEmpty() ? "-" : String.join(", ", names);
    }
}
