// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.List;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.study.PatientKeys;
import org.consilium.imaging.internal.study.Volume;

/**
 * Whose series a mask lies on that names no patient: images of several patients may have one grid, as after registration,
 * and one patient's outline is never another's.
 */
final class NearestPatient {
    private NearestPatient() {}

    /**
     * The series of the one patient whose files share the longest path with a mask.
     *
     * @param fitting series that the mask fits
     * @return all of them where they are of one patient; none where several patients are equally near
     */
    static List<Volume> of(List<Volume> fitting, CandidateFile mask) {
        if (patients(fitting) < 2) {
            return fitting;
        }
        int nearest =
                fitting.stream().mapToInt(volume -> shared(volume, mask)).max().orElse(0);
        List<Volume> near = fitting.stream()
                .filter(volume -> shared(volume, mask) == nearest)
                .toList();
        return patients(near) == 1 ? near : List.of();
    }

    private static long patients(List<Volume> volumes) {
        return volumes.stream()
                .map(volume -> PatientKeys.patient(volume.first()))
                .distinct()
                .count();
    }

    /** Number of folders that a series and a file have in common. */
    private static int shared(Volume volume, CandidateFile file) {
        String[] a = volume.first().file().name().split("/");
        String[] b = file.name().split("/");
        int shared = 0;
        while (shared < Math.min(a.length, b.length) - 1 && a[shared].equals(b[shared])) {
            shared++;
        }
        return shared;
    }
}
