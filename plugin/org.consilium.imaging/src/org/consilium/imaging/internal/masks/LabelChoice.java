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
    private final BitSet numbers = new BitSet();
    private final BitSet whites = new BitSet();
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
        BitSet labels = mask.meaning().labels();
        (mask.meaning().full() ? whites : numbers).or(labels);
        names.putAll(mask.voxels().labels());
        if (wanted.isEmpty() || all()) {
            return 0;
        }
        for (Map.Entry<Integer, String> name : mask.voxels().labels().entrySet()) {
            if (name.getValue().equalsIgnoreCase(wanted)) {
                found = true;
                return name.getKey();
            }
        }
        int label = wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : NOWHERE;
        found |= label > 0
                && (labels.get(label)
                        || label == mask.meaning().ground()
                        || mask.meaning().full() && label == 1);
        return label > 0 ? label : NOWHERE;
    }

    /**
     * Makes sure that the masks so far hold one label, or one is chosen.
     *
     * @throws ImagingException where there were several labels and none was chosen; it lists them
     */
    public void requireOne() throws ImagingException {
        if (wanted.isEmpty() && seen().cardinality() > 1) {
            throw new ImagingException(
                    "the masks hold several labels: " + list() + "; choose the one to read as the structure");
        }
    }

    /**
     * Makes sure that what was read is one structure, after all masks.
     *
     * @throws ImagingException where there were several labels and none was chosen, or never the chosen one; it lists
     *     them
     */
    public void require() throws ImagingException {
        requireOne();
        if (!wanted.isEmpty() && !all() && !found && !seen().isEmpty()) {
            throw new ImagingException(
                    "no mask holds the label '" + wanted + "'; there are: " + list() + "; choose one of them");
        }
        if (wanted.equals("1") && whites.intersects(numbers)) {
            int white = whites.nextSetBit(0);
            throw new ImagingException("some masks hold " + white + " beside other labels, others " + white
                    + " alone, which may be that label or 'inside'; save these with their label");
        }
    }

    /** What the masks show: a name where the files give one; empty where nothing says it. */
    public String structure() {
        if (!wanted.isEmpty()) {
            return all() ? "" : wanted;
        }
        BitSet seen = seen();
        return seen.cardinality() == 1 ? names.getOrDefault(seen.nextSetBit(0), "") : "";
    }

    private boolean all() {
        return wanted.equals(AnnotationOptions.ALL_STRUCTURES);
    }

    /** White counts as 1, unless it is a label elsewhere. */
    private BitSet seen() {
        BitSet seen = (BitSet) numbers.clone();
        if (whites.intersects(numbers)) {
            seen.or(whites);
        } else if (!whites.isEmpty()) {
            seen.set(1);
        }
        return seen;
    }

    private String list() {
        return seen().stream()
                .limit(64)
                .mapToObj(label -> names.containsKey(label) ? label + " (" + names.get(label) + ")" : "" + label)
                .collect(Collectors.joining(", "));
    }
}
