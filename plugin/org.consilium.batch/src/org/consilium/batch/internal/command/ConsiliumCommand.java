// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that the others belong to; on its own it only helps. */
@Command(
        name = "consilium",
        description = "Segmentation with several raters: runs KNIME workflows and looks at what they work on.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ConsiliumCommand.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything went well",
            "2:the arguments are wrong, or the workflow does not exist",
            "3:something can't be loaded, or nothing can be read",
            "4:the execution failed or was cancelled",
            "5:KNIME's batch application is not installed"
        })
final class ConsiliumCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error came from.")
    private boolean debug;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Tells the version of the bundle. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            Bundle bundle = FrameworkUtil.getBundle(Version.class);
            return new String[] {
                "consilium "
                        + (bundle == null
                                ? "(not installed)"
                                : bundle.getVersion().toString())
            };
        }
    }
}
