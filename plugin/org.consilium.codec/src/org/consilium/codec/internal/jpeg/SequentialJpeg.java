// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/**
 * Sequential JPEG with Huffman coding, baseline and extended (process 1, 2 and 4 of ITU-T T.81), 8 and 12 bits a sample.
 * The platform's own reader knows 8 bits only. Colours stay as they are stored; subsampled ones are repeated.
 */
public final class SequentialJpeg {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** A colour of the frame and its blocks. */
    private static final class Component {
        private int id;
        private int across;
        private int down;
        private int quantisation;
        private int columns;
        private int rows;
        private int[] samples;
        private HuffmanTable dc;
        private HuffmanTable ac;
        private int prediction;
    }

    private final byte[] data;
    private final FrameShape shape;
    private final int[][] quantisation = new int[4][];
    private final HuffmanTable[] dcTables = new HuffmanTable[4];
    private final HuffmanTable[] acTables = new HuffmanTable[4];
    private final List<Component> components = new ArrayList<>();
    private final double[] block = new double[64];
    private final double[] work = new double[64];
    private int precision;
    private int maxAcross;
    private int maxDown;
    private int interval;
    private int scanned;

    private SequentialJpeg(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
    }

    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        SequentialJpeg image = new SequentialJpeg(data, shape);
        image.read();
        return image.values();
    }

    private void read() throws CodecException {
        int position = 2;
        while (position + 4 <= data.length && (components.isEmpty() || scanned < components.size())) {
            if (data[position] != (byte) 0xff) {
                throw damaged("has bytes where a marker must stand");
            }
            int marker = data[position + 1] & 0xff;
            if (marker == 0xff) {
                position++;
                continue;
            }
            int start = position + 4;
            int end = position + 2 + number(position + 2);
            if (marker == 0xd9 || end > data.length || end < start) {
                throw damaged("ends too early");
            }
            position = end;
            switch (marker) {
                case 0xc0, 0xc1 -> readFrame(start, end);
                case 0xc4 -> readHuffman(start, end);
                case 0xdb -> readQuantisation(start, end);
                case 0xdd -> interval = number(start);
                case 0xda -> position = scan(start, end);
                default -> {
                    if (marker >= 0xc0 && marker <= 0xcf) {
                        throw CodecException.unsupported("the JPEG data isn't of the sequential process expected");
                    }
                }
            }
        }
        if (components.isEmpty() || scanned < components.size()) {
            throw damaged("ends too early");
        }
    }

    private void readFrame(int start, int end) throws CodecException {
        int count = end < start + 6 ? 0 : data[start + 5];
        if (!components.isEmpty() || count != shape.samples() || end < start + 6 + 3 * count) {
            throw CodecException.otherPicture("the JPEG image has another number of colours than expected");
        }
        precision = data[start];
        if (number(start + 1) != shape.height() || number(start + 3) != shape.width()) {
            throw CodecException.otherPicture("the JPEG image has another size than expected");
        }
        if (precision != 8 && precision != 12 || precision > shape.cellBits()) {
            throw CodecException.otherPicture(
                    "the JPEG image has " + precision + " bits a sample, which doesn't fit the file");
        }
        for (int i = 0; i < count; i++) {
            Component component = new Component();
            component.id = data[start + 6 + 3 * i];
            component.across = data[start + 7 + 3 * i] >> 4 & 15;
            component.down = data[start + 7 + 3 * i] & 15;
            component.quantisation = data[start + 8 + 3 * i] & 3;
            if (component.across < 1 || component.across > 4 || component.down < 1 || component.down > 4) {
                throw damaged("has impossible colours");
            }
            components.add(component);
            maxAcross = Math.max(maxAcross, component.across);
            maxDown = Math.max(maxDown, component.down);
        }
        int unitsAcross = (shape.width() + 8 * maxAcross - 1) / (8 * maxAcross);
        int unitsDown = (shape.height() + 8 * maxDown - 1) / (8 * maxDown);
        for (Component component : components) {
            component.columns = unitsAcross * component.across;
            component.rows = unitsDown * component.down;
            component.samples = new int[component.columns * component.rows * 64];
        }
    }

    private void readHuffman(int start, int end) throws CodecException {
        for (int at = start; at + 17 <= end; ) {
            HuffmanTable table = new HuffmanTable(data, at + 1);
            ((data[at] >> 4 & 1) == 0 ? dcTables : acTables)[data[at] & 3] = table;
            at += 1 + table.bytes();
        }
    }

    private void readQuantisation(int start, int end) throws CodecException {
        for (int at = start; at < end; ) {
            boolean wide = (data[at] & 0xf0) != 0;
            int slot = data[at++] & 3;
            if (at + (wide ? 128 : 64) > end) {
                throw damaged("has a table that is too short");
            }
            quantisation[slot] = new int[64];
            for (int i = 0; i < 64; i++) {
                quantisation[slot][ZIGZAG[i]] = wide ? number(at + 2 * i) : data[at + i] & 0xff;
            }
            at += wide ? 128 : 64;
        }
    }

    private int scan(int start, int end) throws CodecException {
        int count = data[start];
        if (count < 1 || count > components.size() - scanned || end < start + 4 + 2 * count) {
            throw damaged("has an impossible scan");
        }
        List<Component> used = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = data[start + 1 + 2 * i];
            Component found = components.stream()
                    .filter(c -> c.id == id && !used.contains(c))
                    .findFirst()
                    .orElseThrow(() -> damaged("has an impossible scan"));
            found.dc = dcTables[data[start + 2 + 2 * i] >> 4 & 3];
            found.ac = acTables[data[start + 2 + 2 * i] & 3];
            if (found.dc == null || found.ac == null || quantisation[found.quantisation] == null) {
                throw damaged("lacks a table");
            }
            used.add(found);
        }
        EntropyBits bits = new EntropyBits(data, end);
        if (count == 1) {
            scanAlone(used.get(0), bits);
        } else {
            scanTogether(used, bits);
        }
        scanned += count;
        return bits.markerAfter();
    }

    /** A scan of one colour has just the blocks that hold samples of the image. */
    private void scanAlone(Component component, EntropyBits bits) throws CodecException {
        int columns = ceil(ceil(shape.width() * component.across, maxAcross), 8);
        int rows = ceil(ceil(shape.height() * component.down, maxDown), 8);
        for (int unit = 0; unit < columns * rows; unit++) {
            restart(List.of(component), unit, bits);
            readBlock(component, unit % columns, unit / columns, bits);
        }
    }

    private void scanTogether(List<Component> used, EntropyBits bits) throws CodecException {
        Component first = used.get(0);
        int unitsAcross = first.columns / first.across;
        int units = unitsAcross * (first.rows / first.down);
        for (int unit = 0; unit < units; unit++) {
            restart(used, unit, bits);
            for (Component component : used) {
                int left = unit % unitsAcross * component.across;
                int top = unit / unitsAcross * component.down;
                for (int i = 0; i < component.across * component.down; i++) {
                    readBlock(component, left + i % component.across, top + i / component.across, bits);
                }
            }
        }
    }

    private void restart(List<Component> used, int unit, EntropyBits bits) throws CodecException {
        if (unit == 0 || interval > 0 && unit % interval == 0) {
            if (unit > 0) {
                bits.restart();
            }
            used.forEach(component -> component.prediction = 0);
        }
    }

    private void readBlock(Component component, int column, int row, EntropyBits bits) throws CodecException {
        int[] steps = quantisation[component.quantisation];
        java.util.Arrays.fill(block, 0);
        component.prediction += bits.extended(component.dc.symbol(bits));
        block[0] = (double) component.prediction * steps[0];
        for (int i = 1; i < 64; i++) {
            int symbol = component.ac.symbol(bits);
            int size = symbol & 15;
            if (size == 0 && symbol != 0xf0) {
                break;
            }
            i += symbol >> 4;
            if (i > 63) {
                throw damaged("has a block that is too long");
            }
            if (size > 0) {
                block[ZIGZAG[i]] = (double) bits.extended(size) * steps[ZIGZAG[i]];
            }
        }
        InverseCosine.transform(block, work);
        int line = component.columns * 8;
        int middle = 1 << precision - 1;
        for (int i = 0; i < 64; i++) {
            long value = Math.round(block[i]) + middle;
            component.samples[(row * 8 + i / 8) * line + column * 8 + i % 8] =
                    (int) Math.max(0, Math.min(greatest(), value));
        }
    }

    /** Losses may lift a value over the bits that are stored; cut off, the brightest pixel would become the darkest. */
    private int greatest() {
        return (1 << Math.min(precision, shape.valueBits())) - 1;
    }

    private int[] values() {
        int[] values = new int[shape.values()];
        int to = 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (Component component : components) {
                    int row = y * component.down / maxDown;
                    int column = x * component.across / maxAcross;
                    values[to++] = component.samples[row * component.columns * 8 + column];
                }
            }
        }
        return values;
    }

    private static int ceil(int value, int by) {
        return (value + by - 1) / by;
    }

    private int number(int at) {
        return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
    }

    private static CodecException damaged(String what) {
        return CodecException.damaged("the JPEG data " + what);
    }
}
