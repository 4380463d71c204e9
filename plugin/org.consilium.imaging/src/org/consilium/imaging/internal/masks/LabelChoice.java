// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.model.ImagingException;

/** Which label of the masks is read, and which ones there were. */
public final class LabelChoice {
    /** What no mask can hold. */
    private static final int NOWHERE = -1;

    private final String wanted;
    private final BitSet seen = new BitSet();
    private final Map<Integer, String> names = new TreeMap<>();
    private boolean found;

    /**
     * @param wanted number or name of a label; empty where there is only one; {@code *} for all
     */
    public LabelChoice(String wanted) {
        this.wanted = wanted.trim();
    }

    /** The label to read of a mask: 0 for any, -1 where it doesn't have the wanted one. */
    public int of(MaskImage mask) {
        seen.or(mask.labels());
        names.putAll(mask.voxels().labels());
        if (wanted.isEmpty() || wanted.equals(AnnotationOptions.ALL_STRUCTURES)) {
            return 0;
        }
        for (Map.Entry<Integer, String> name : mask.voxels().labels().entrySet()) {
            if (name.getValue().equalsIgnoreCase(wanted)) {
                found = true;
                return name.getKey();
            }
        }
        int label = wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : NOWHERE;
        found |= label > 0 && mask.labels().get(label);
        return label > 0 ? label : NOWHERE;
    }

    /**
     * Makes sure that what was read is one structure, after all masks.
     *
     * @throws ImagingException where there were several labels and none was chosen, or never the chosen one; it lists
     *     them
     */
    public void require() throws ImagingException {
        boolean chosen = !wanted.isEmpty();
        if (!chosen && seen.cardinality() > 1) {
            throw new ImagingException(
                    "the masks hold several labels: " + list() + "; choose the one to read as the structure");
        }
        if (chosen && !wanted.equals(AnnotationOptions.ALL_STRUCTURES) && !found && !seen.isEmpty()) {
            throw new ImagingException(
                    "no mask holds the label '" + wanted + "'; there are: " + list() + "; choose one of them");
        }
    }

    /** What the masks show: a name where the files give one; empty where nothing says it. */
    public String structure() {
        if (!wanted.isEmpty()) {
            return wanted.equals(AnnotationOptions.ALL_STRUCTURES) ? "" : wanted;
        }
        return seen.cardinality() == 1 ? names.getOrDefault(seen.nextSetBit(0), "") : "";
    }

    private String list() {
        return seen.stream()
                .limit(64)
                .mapToObj(label -> names.containsKey(label) ? label + " (" + names.get(label) + ")" : "" + label)
                .collect(Collectors.joining(", "));
    }
}
