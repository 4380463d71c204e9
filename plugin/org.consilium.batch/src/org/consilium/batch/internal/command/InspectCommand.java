// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.Interrupts;
import org.consilium.batch.internal.console.Json;
import org.consilium.batch.internal.console.LiveProgress;
import org.consilium.imaging.inspect.Inspection;
import org.consilium.imaging.inspect.StudyInspector;
import org.consilium.imaging.model.ImagingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what the DICOM Reader sees in a folder. */
@Command(name = "inspect", description = "Says what the DICOM Reader sees in a folder or file.")
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PATH", description = "Folder or file to look at.")
    private Path path;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Option(names = "--pixels", description = "Decodes all images and sums their stored values up.")
    private boolean pixels;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Inspection found = inspect();
        if (json) {
            Json.print(InspectionJson.of(found), console.out());
        } else {
            InspectionText.of(found).forEach(console.out()::println);
        }
        if (!found.anyReadable()) {
            String what = found.files().isEmpty()
                    ? " holds no DICOM file and no LIDC annotation"
                    : " holds nothing that can be read";
            throw new UserError(ExitCodes.LOAD, path + what + "; give the folder of a study");
        }
        return ExitCodes.OK;
    }

    private Inspection inspect() throws IOException {
        try (var live = new LiveProgress(console.err(), LiveProgress.onTerminal());
                var hearing = new Interrupts(console.err()).onInterrupt(() -> {})) {
            return new StudyInspector(pixels).inspect(path, (fraction, message) -> {
                hearing.check();
                live.show(fraction, message);
            });
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.LOAD, e.getMessage(), e);
        }
    }
}
