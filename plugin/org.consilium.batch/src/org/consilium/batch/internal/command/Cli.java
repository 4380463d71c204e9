// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.FileErrors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the arguments, runs the command they name, and turns errors into one line and an exit code. */
public final class Cli {
    private static final String NAME = "consilium";
    private static final String DEBUG = "consilium.debug";

    private Cli() {}

    /**
     * Runs a command.
     *
     * @return one of {@link ExitCodes}, or that of KNIME's batch application
     */
    public static int execute(PrintStream out, PrintStream err, String... arguments) {
        String before = System.getProperty(DEBUG);
        if (List.of(arguments).contains("--debug")) {
            // The batch application of the default build has no such argument; it looks at this property.
            System.setProperty(DEBUG, "true");
        }
        try {
            return commandLine(new Console(out, err)).execute(arguments);
        } finally {
            if (before == null) {
                System.clearProperty(DEBUG);
            } else {
                System.setProperty(DEBUG, before);
            }
            out.flush();
            err.flush();
        }
    }

    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new ConsiliumCommand())
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new NodesCommand(console))
                .addSubcommand(new PhantomCommand(console))
                .addSubcommand(new InspectCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new PoolCommand(console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // KNIME's arguments have one hyphen and long names, and a file may well be called @something.
        line.setPosixClusteredShortOptionsAllowed(false);
        line.setExpandAtFiles(false);
        line.setAllowOptionsAsOptionParameters(false);
        line.setOut(console.outWriter());
        line.setErr(console.errWriter());
        line.setParameterExceptionHandler((e, given) -> refuse(e, given, console.err()));
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(e, parsed, console.err()));
        return line;
    }

    private static int refuse(ParameterException e, String[] given, PrintStream err) {
        CommandLine command = e.getCommandLine();
        print(err, e.getMessage() + "; try '" + command.getCommandSpec().qualifiedName() + " --help'");
        if (List.of(given).contains("--debug")) {
            e.printStackTrace(err);
        }
        return ExitCodes.ARGUMENTS;
    }

    private static int fail(Exception e, ParseResult parsed, PrintStream err) {
        print(err, message(e));
        if (debug(parsed)) {
            e.printStackTrace(err);
        }
        return e instanceof UserError error ? error.exitCode() : ExitCodes.EXECUTION;
    }

    private static boolean debug(ParseResult parsed) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption("--debug")) {
                return true;
            }
        }
        return false;
    }

    private static String message(Exception e) {
        if (e instanceof CancellationException) {
            return "cancelled; nothing was written";
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            return FileErrors.message(e);
        }
        return "this should not have happened: " + e + "; run it again with --debug and report what it prints";
    }

    private static void print(PrintStream err, String message) {
        err.println(NAME + ": " + String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
