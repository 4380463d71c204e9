// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.consilium.batch.internal.Captured;
import org.consilium.batch.internal.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {
    @Test
    void passesKnimesArgumentsOnAsTheyWere() {
        RunRequest request = request(
                "run",
                "flow.knwf",
                "-workflow.variable=folder,C:\\a, b=c,String",
                "-workflow.variable=n,-3,int",
                "-option=4,epochs,2,int",
                "-credential=db;me;pw",
                "-preferences=p.epf",
                "-reset",
                "-noexecute",
                "-destDir=to here",
                "--outputs",
                "out");

        assertEquals(Path.of("flow.knwf"), request.workflow());
        assertEquals(
                List.of(
                        "-workflow.variable=folder,C:\\a, b=c,String",
                        "-workflow.variable=n,-3,int",
                        "-option=4,epochs,2,int",
                        "-credential=db;me;pw",
                        "-preferences=p.epf",
                        "-reset",
                        "-noexecute"),
                request.passed());
        assertEquals(Path.of("to here"), request.destDir());
        assertEquals(Path.of("out"), request.outputs());
    }

    @Test
    void savesNothingWithNosave() {
        RunRequest request = request("run", "flow", "-nosave", "-destFile=x.knwf");

        assertEquals(List.of(), request.passed());
        assertEquals(null, request.destFile());
    }

    @Test
    void takesNamesWithAnAtSign() {
        assertEquals(Path.of("@flow"), request("run", "@flow").workflow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "run",
                "run flow -bogus",
                "run flow -destDir=a -destFile=b",
                "run flow --outputs -reset",
                "nodes extra",
                "phantom out --preset huge",
                "phantom out --cases 0",
                "phantom out --cases many",
                "phantom out --scanners S1,S9",
                "evaluate --labels x",
                "pool",
                "inspect"
            })
    void refusesWrongArgumentsInOneLine(String arguments) {
        Captured result = Captured.of((Object[]) (arguments.isEmpty() ? new String[0] : arguments.split(" ")));

        assertEquals(2, result.code(), arguments);
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().matches("consilium: .+; try 'consilium.* --help'\\R"), result.err());
    }

    @Test
    void showsWhereAnErrorCameFromOnlyWhenAsked() {
        assertEquals(1, Captured.of("inspect", "does/not/exist").err().lines().count());
        Captured result = Captured.of("inspect", "does/not/exist", "--debug");

        assertEquals(3, result.code());
        assertTrue(result.err().startsWith("consilium: "), result.err());
        assertTrue(result.err().contains("\tat org.consilium."), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "nodes", "phantom", "inspect", "evaluate"})
    void helps(String command) {
        Captured result = Captured.of(command, "--help");

        assertEquals(0, result.code());
        assertTrue(result.out().startsWith("Usage: consilium " + command), result.out());
        assertTrue(result.out().contains("--debug"), result.out());
    }

    @Test
    void tellsItsVersion() {
        Captured result = Captured.of("--version");

        assertEquals(0, result.code());
        assertTrue(result.out().startsWith("consilium "), result.out());
    }

    private static RunRequest request(String... arguments) {
        CommandLine line = Cli.commandLine(new Console(System.out, System.err));
        CommandLine run = line.parseArgs(arguments).subcommand().commandSpec().commandLine();
        return ((RunCommand) run.getCommand()).request();
    }
}
