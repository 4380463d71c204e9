// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.ImagingException;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.internal.CaseWriter;
import org.consilium.phantom.internal.TargetFolder;

/**
 * Writes a synthetic multi-rater, multi-scanner study as DICOM: {@code case_0001/S1/image_001.dcm}, ..., the raters'
 * masks as {@code rater_A.seg.dcm}, ... and once more as {@code annotations.xml} in LIDC style. {@code phantom.tsv}
 * lists the truth of every series. Options and seed alone decide every byte; an anatomy depends on seed and case only.
 */
public final class PhantomStudy {
    /** Name of the table that lists the truth. */
    public static final String TABLE = "phantom.tsv";

    private final PhantomOptions options;

    /** A study that is made when it is written. */
    public PhantomStudy(PhantomOptions options) {
        this.options = options;
    }

    /**
     * Writes the study. It appears in the folder when it is complete; a cancelled or failed write leaves nothing, and what
     * a killed one left the next one removes. Where another program writes the same study, it waits.
     *
     * @return the written files, in a stable order
     * @throws ImagingException where the folder holds something else, or a phantom study that mustn't be replaced
     */
    public List<Path> write(Path folder, Progress progress) throws IOException {
        TargetFolder target = TargetFolder.prepare(folder, TABLE, options.overwrite(), progress);
        try {
            List<String> names = new ArrayList<>();
            StringBuilder table = new StringBuilder(CaseWriter.TABLE_HEADER);
            for (int number = 1; number <= options.cases(); number++) {
                progress.report((double) (number - 1) / options.cases(), "case " + number + " of " + options.cases());
                names.addAll(CaseWriter.write(target.partial(), options, number, table));
            }
            Files.write(target.partial().resolve(TABLE), table.toString().getBytes(StandardCharsets.UTF_8));
            names.add(TABLE);
            target.commit();
            progress.report(1, Count.of(names.size(), "file"));
            return names.stream().map(folder::resolve).toList();
        } finally {
            target.discard();
        }
    }
}
