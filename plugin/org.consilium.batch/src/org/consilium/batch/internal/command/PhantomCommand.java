// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.Interrupts;
import org.consilium.batch.internal.console.LiveProgress;
import org.consilium.ground.Count;
import org.consilium.imaging.model.ImagingException;
import org.consilium.phantom.PhantomStudy;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomPreset;
import org.consilium.phantom.design.PhantomScanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a synthetic study. */
@Command(name = "phantom", description = "Writes a synthetic study of four raters and up to four scanners as DICOM.")
final class PhantomCommand implements Callable<Integer> {
    private static final PhantomOptions DEFAULTS = PhantomOptions.defaults();

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "Folder to write to; new or empty.")
    private Path out;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "How the raters differ: full (where not given), hf-only, lf-only, null or realistic.")
    private String preset = DEFAULTS.preset().label();

    @Option(names = "--cases", paramLabel = "N", description = "Number of cases; 24 where not given.")
    private int cases = DEFAULTS.cases();

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same study; 1 where not given.")
    private long seed = DEFAULTS.seed();

    @Option(names = "--scanners", paramLabel = "S1,S2", description = "Scanners among S1, S2, S3, S4 (default: all).")
    private String scanners = "S1,S2,S3,S4";

    @Option(names = "--slices", paramLabel = "N", description = "Slices of a series; 5 where not given.")
    private int slices = DEFAULTS.slices();

    @Option(names = "--overwrite", description = "Replaces a synthetic study that is there.")
    private boolean overwrite;

    PhantomCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        PhantomStudy study = new PhantomStudy(options());
        try {
            console.out()
                    .println(Count.of(write(study), "file") + " of " + Count.of(cases, "case") + " written to " + out);
            return ExitCodes.OK;
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.ARGUMENTS, e.getMessage(), e);
        }
    }

    private int write(PhantomStudy study) throws IOException {
        try (var live = new LiveProgress(console.err(), LiveProgress.onTerminal());
                var hearing = new Interrupts(console.err()).onInterrupt(() -> {})) {
            return study.write(out, (fraction, message) -> {
                        hearing.check();
                        live.show(fraction, message);
                    })
                    .size();
        }
    }

    PhantomOptions options() {
        try {
            return DEFAULTS.withPreset(PhantomPreset.of(preset))
                    .withCases(cases)
                    .withSeed(seed)
                    .withScanners(PhantomScanner.parse(scanners))
                    .withSlices(slices)
                    .withOverwrite(overwrite);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
