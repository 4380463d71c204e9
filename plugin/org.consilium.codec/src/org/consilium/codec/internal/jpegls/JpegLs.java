// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpegls;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.codec.internal.marker.FrameHeader;
import org.consilium.codec.internal.marker.JpegMarkers;
import org.consilium.codec.internal.marker.MarkerSegment;

/** JPEG-LS, lossless and near-lossless, with every way of interleaving colours (ITU-T T.87). */
public final class JpegLs {
    private static final String FORMAT = "JPEG-LS";
    private static final int FRAME = 0xf7;
    private static final int PRESET = 0xf8;

    /** How the colours of a scan follow each other. */
    private static final int BY_LINE = 1;

    private static final int BY_SAMPLE = 2;

    private final byte[] data;
    private final FrameShape shape;
    private final JpegMarkers markers;
    private final int[] preset = new int[5];
    private int[] values = {};
    private int precision;
    private int done;

    private JpegLs(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
        this.markers = new JpegMarkers(data, FORMAT);
    }

    /**
     * Decodes a picture.
     *
     * @return {@code shape.values()} values from 0 to 65535 at most, row by row, colours beside each other
     * @throws CodecException where the data isn't such a picture, or is damaged
     */
    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        JpegLs image = new JpegLs(data, shape);
        while (image.done < shape.samples()) {
            image.readSegment();
        }
        return image.values;
    }

    private void readSegment() throws CodecException {
        int marker = markers.next();
        MarkerSegment in = markers.segment();
        switch (marker) {
            case FRAME -> readFrame(in);
            case PRESET -> readPreset(in);
            case JpegMarkers.SCAN -> readScan(in);
            case JpegMarkers.RESTART_INTERVAL -> {
                if (in.shortValue() != 0) {
                    throw CodecException.unsupported("JPEG-LS with restart intervals is not supported");
                }
            }
            default -> {
                if (markers.beginsFrame()) {
                    throw CodecException.unsupported("the JPEG-LS data is of another JPEG process");
                }
            }
        }
    }

    private void readFrame(MarkerSegment in) throws CodecException {
        FrameHeader frame = FrameHeader.read(in, shape, FORMAT);
        if (!frame.fullySampled()) {
            throw CodecException.unsupported("JPEG-LS with subsampled colours is not supported");
        }
        precision = frame.precision();
        values = new int[shape.values()];
    }

    private void readPreset(MarkerSegment in) throws CodecException {
        if (in.byteValue() != 1) {
            throw CodecException.unsupported("JPEG-LS with mapping tables is not supported");
        }
        for (int i = 0; i < preset.length; i++) {
            preset[i] = in.shortValue();
        }
    }

    private void readScan(MarkerSegment in) throws CodecException {
        int components = in.byteValue();
        if (precision == 0 || components < 1 || components > shape.samples() - done) {
            throw in.damaged("has an impossible scan");
        }
        for (int i = 0; i < components; i++) {
            in.byteValue();
            if (in.byteValue() != 0) {
                throw CodecException.unsupported("JPEG-LS with mapping tables is not supported");
            }
        }
        int near = in.byteValue();
        int interleave = in.byteValue();
        boolean one = components == 1 && interleave <= BY_SAMPLE;
        if (!one && interleave != BY_LINE && interleave != BY_SAMPLE || (in.byteValue() & 15) != 0) {
            throw in.damaged("has an impossible scan");
        }
        int greatest = (1 << precision) - 1;
        int max = preset[0] == 0 ? greatest : Math.min(preset[0], greatest);
        JpegLsParameters parameters =
                new JpegLsParameters(max, near, preset[1], preset[2], preset[3], preset[4]).checked();
        JpegLsBits bits = new JpegLsBits(data, markers.end());
        JpegLsScan scan = new JpegLsScan(parameters, bits, shape.width(), components);
        for (int row = 0; row < shape.height(); row++) {
            if (interleave == BY_SAMPLE) {
                scan.readLines();
            }
            for (int c = 0; c < components; c++) {
                if (interleave != BY_SAMPLE) {
                    scan.readLine(c);
                }
                store(scan.line(c), row, done + c);
            }
        }
        done += components;
        markers.leaveScan(bits.position());
    }

    private void store(int[] line, int row, int sample) {
        int to = row * shape.width() * shape.samples() + sample;
        for (int x = 1; x <= shape.width(); x++, to += shape.samples()) {
            values[to] = line[x];
        }
    }
}
