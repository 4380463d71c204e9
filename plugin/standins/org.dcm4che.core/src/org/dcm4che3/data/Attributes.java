// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.TreeMap;
import org.dcm4che3.io.DicomOutputStream;

/** A data set: elements by tag, in ascending order. Values are kept as read and understood when asked for. */
public class Attributes implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SPECIFIC_CHARACTER_SET = 0x00080005;
    private static final byte[] EMPTY = {};

    private final transient TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private final boolean bigEndian;
    private transient Attributes parent;

    public Attributes() {
        this(false);
    }

    public Attributes(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    public Attributes(int capacity) {
        this(false);
    }

    public Attributes(boolean bigEndian, int capacity) {
        this(bigEndian);
    }

    public final boolean bigEndian() {
        return bigEndian;
    }

    public final Attributes getParent() {
        return parent;
    }

    void setParent(Attributes parent) {
        this.parent = parent;
    }

    public final boolean isEmpty() {
        return elements.isEmpty();
    }

    public final int size() {
        return elements.size();
    }

    public boolean contains(int tag) {
        return elements.containsKey(tag);
    }

    public boolean containsValue(int tag) {
        Element element = elements.get(tag);
        return element != null && !element.isEmpty();
    }

    public Object getValue(int tag) {
        Element element = elements.get(tag);
        return element == null ? null : element.value();
    }

    public VR getVR(int tag) {
        Element element = elements.get(tag);
        return element == null ? null : element.vr();
    }

    public Sequence getSequence(int tag) {
        return getValue(tag) instanceof Sequence sequence ? sequence : null;
    }

    public Attributes getNestedDataset(int tag) {
        return getNestedDataset(tag, 0);
    }

    public Attributes getNestedDataset(int tag, int index) {
        Sequence sequence = getSequence(tag);
        return sequence == null || index >= sequence.size() ? null : sequence.get(index);
    }

    /** The value's bytes in this data set's byte order; null where the element is absent or has items. */
    public byte[] getBytes(int tag) throws IOException {
        return getSafeBytes(tag);
    }

    public byte[] getSafeBytes(int tag) {
        Element element = elements.get(tag);
        return element == null || element.value() instanceof Sequence || element.value() instanceof Fragments
                ? null
                : element.bytes(characters(element.vr()));
    }

    public String getString(int tag) {
        return getString(tag, 0, null);
    }

    public String getString(int tag, String defaultValue) {
        return getString(tag, 0, defaultValue);
    }

    public String getString(int tag, int index) {
        return getString(tag, index, null);
    }

    public String getString(int tag, int index, String defaultValue) {
        String[] values = getStrings(tag);
        return values == null || index >= values.length || values[index] == null || values[index].isEmpty()
                ? defaultValue
                : values[index];
    }

    /** All values as text; null where there is no such element or it has no text form. */
    public String[] getStrings(int tag) {
        Element element = elements.get(tag);
        if (element == null) {
            return null;
        }
        return element.strings(bigEndian, characters(element.vr()));
    }

    public int getInt(int tag, int defaultValue) {
        return getInt(tag, 0, defaultValue);
    }

    /** The default where there is no such value, or the VR holds no integers: FL, FD, DS and all texts but IS. */
    public int getInt(int tag, int index, int defaultValue) {
        int[] values = getInts(tag);
        return values == null || index >= values.length ? defaultValue : values[index];
    }

    /** Null where the element is absent, holds no integers, or one of its texts is none. */
    public int[] getInts(int tag) {
        Element element = elements.get(tag);
        return element == null ? null : element.integers(bigEndian);
    }

    public double getDouble(int tag, double defaultValue) {
        return getDouble(tag, 0, defaultValue);
    }

    /** The default where there is no such value, or the VR holds no fractions: integers and all texts but DS. */
    public double getDouble(int tag, int index, double defaultValue) {
        double[] values = getDoubles(tag);
        return values == null || index >= values.length ? defaultValue : values[index];
    }

    /** Null where the element is absent, holds no fractions, or one of its texts is no number; NaN for an empty one. */
    public double[] getDoubles(int tag) {
        Element element = elements.get(tag);
        return element == null ? null : element.fractions(bigEndian);
    }

    public SpecificCharacterSet getSpecificCharacterSet() {
        for (Attributes level = this; level != null; level = level.parent) {
            if (level.containsValue(SPECIFIC_CHARACTER_SET)) {
                return SpecificCharacterSet.valueOf(level.getStrings(SPECIFIC_CHARACTER_SET));
            }
        }
        return SpecificCharacterSet.ASCII;
    }

    public void setSpecificCharacterSet(String... codes) {
        setString(SPECIFIC_CHARACTER_SET, VR.CS, codes);
    }

    public Object remove(int tag) {
        Element old = elements.remove(tag);
        return old == null ? null : old.value();
    }

    public Object setNull(int tag, VR vr) {
        return put(tag, vr, EMPTY);
    }

    public Object setBytes(int tag, VR vr, byte[] bytes) {
        return put(tag, vr, bytes);
    }

    public Object setString(int tag, VR vr, String value) {
        return put(tag, vr, value == null ? EMPTY : value);
    }

    public Object setString(int tag, VR vr, String... values) {
        return put(tag, vr, String.join("\\", values));
    }

    /**
     * Sets integers.
     *
     * @throws UnsupportedOperationException for FL, FD and all texts but IS
     */
    public Object setInt(int tag, VR vr, int... values) {
        if (vr == VR.IS) {
            return setString(
                    tag, vr, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
        }
        if (!BinaryValues.integers(vr)) {
            throw new UnsupportedOperationException("no integers in VR " + vr);
        }
        return put(
                tag,
                vr,
                BinaryValues.of(
                        vr, bigEndian, Arrays.stream(values).asDoubleStream().toArray()));
    }

    /**
     * Sets fractions; those of DS are cut off after 16 letters.
     *
     * @throws UnsupportedOperationException for integers and all texts but DS
     */
    public Object setDouble(int tag, VR vr, double... values) {
        if (vr == VR.DS) {
            return setString(
                    tag, vr, Arrays.stream(values).mapToObj(Attributes::decimal).toArray(String[]::new));
        }
        if (!BinaryValues.fractions(vr)) {
            throw new UnsupportedOperationException("no fractions in VR " + vr);
        }
        return put(tag, vr, BinaryValues.of(vr, bigEndian, values));
    }

    public Sequence newSequence(int tag, int capacity) {
        Sequence sequence = new Sequence(this, capacity);
        put(tag, VR.SQ, sequence);
        return sequence;
    }

    public Fragments newFragments(int tag, VR vr, int capacity) {
        Fragments fragments = new Fragments(vr, bigEndian, capacity);
        put(tag, vr, fragments);
        return fragments;
    }

    /** Writes all elements in ascending order. */
    public void writeTo(DicomOutputStream out) throws IOException {
        for (var entry : elements.entrySet()) {
            Element element = entry.getValue();
            Object value = element.value() instanceof Sequence || element.value() instanceof Fragments
                    ? element.value()
                    : toggled(element, out);
            out.writeAttribute(entry.getKey(), element.vr(), value, SpecificCharacterSet.ASCII);
        }
    }

    @Override
    public String toString() {
        return "data set of " + size() + " elements";
    }

    private SpecificCharacterSet characters(VR vr) {
        return vr.useSpecificCharacterSet() ? getSpecificCharacterSet() : SpecificCharacterSet.ASCII;
    }

    private byte[] toggled(Element element, DicomOutputStream out) {
        byte[] bytes = element.bytes(characters(element.vr()));
        return out.isBigEndian() == bigEndian ? bytes : element.vr().toggleEndian(bytes, true);
    }

    private static String decimal(double value) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        int exponent = text.indexOf('E');
        String tail = exponent < 0 ? "" : text.substring(exponent);
        String head = exponent < 0 ? text : text.substring(0, exponent);
        return head.substring(0, Math.min(head.length(), 16 - tail.length())) + tail;
    }

    private Object put(int tag, VR vr, Object value) {
        Element old = elements.put(tag, new Element(vr, value));
        return old == null ? null : old.value();
    }
}
