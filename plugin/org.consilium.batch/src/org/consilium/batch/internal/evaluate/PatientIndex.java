// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.Count;
import org.consilium.imaging.images.CaseIndex;
import org.consilium.imaging.model.ImagingException;

/** Which patient a case belongs to, by the same index that the Rater Image Reader reads. */
final class PatientIndex {
    private static final String NAME = "index.tsv";

    private final Path folder;
    private final CaseIndex index;

    private PatientIndex(Path folder, CaseIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /** Reads the index of a folder; without one, every case is a patient of its own. */
    static PatientIndex read(Path folder) throws IOException {
        CaseIndex index;
        try {
            index = CaseIndex.find(folder, NAME);
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.LOAD, folder + ": " + e.getMessage() + ", or move the file away", e);
        }
        if (index.exists() && !index.has("patient")) {
            throw new UserError(
                    ExitCodes.LOAD,
                    "the index in " + folder
                            + " has no columns 'id' and 'patient'; add them, or move the file away: then"
                            + " each case is a patient of its own");
        }
        return new PatientIndex(folder, index);
    }

    /**
     * @throws UserError where there is an index, and the case is not in it
     */
    String patient(String caseId) throws UserError {
        if (!index.exists()) {
            return caseId;
        }
        String patient = index.get(caseId, "patient");
        if (patient.isEmpty()) {
            throw new UserError(
                    ExitCodes.LOAD, "the case " + caseId + " is not in the index of " + folder + "; add it there");
        }
        return patient;
    }

    /** What the user should know of whose the cases are. */
    List<String> warnings(Collection<String> cases) {
        List<String> warnings = new ArrayList<>(index.warnings(cases, id -> id));
        if (!index.exists() && cases.size() > 1) {
            warnings.add("there is no " + NAME + " in " + folder + ", so each of the "
                    + Count.of(cases.size(), "case")
                    + " counts as a patient of its own; where several are of one patient, the intervals are too"
                    + " narrow");
        }
        return warnings;
    }
}
