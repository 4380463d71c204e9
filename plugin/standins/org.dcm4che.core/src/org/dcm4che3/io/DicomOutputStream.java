// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.SpecificCharacterSet;
import org.dcm4che3.data.VR;

/** Writes data sets. Sequences and their items get undefined lengths unless they are empty. */
public class DicomOutputStream extends FilterOutputStream {
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;

    private boolean explicitVR = true;
    private boolean bigEndian;
    private DeflaterOutputStream deflater;

    public DicomOutputStream(OutputStream out, String transferSyntax) throws IOException {
        super(out);
        switchTransferSyntax(transferSyntax);
    }

    public DicomOutputStream(File file) throws IOException {
        super(new BufferedOutputStream(new FileOutputStream(file)));
    }

    public final boolean isExplicitVR() {
        return explicitVR;
    }

    public final boolean isBigEndian() {
        return bigEndian;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Preamble, prefix and group 0002 with its length, always explicit VR little endian. */
    public void writeFileMetaInformation(Attributes meta) throws IOException {
        ByteArrayOutputStream group = new ByteArrayOutputStream();
        DicomOutputStream writer = new DicomOutputStream(group, TransferSyntaxes.EXPLICIT_LITTLE);
        meta.writeTo(writer);
        writer.flush();
        write(new byte[128]);
        write(new byte[] {'D', 'I', 'C', 'M'});
        writeGroupLength(0x00020000, group.size());
        write(group.toByteArray());
    }

    /** Meta information, where given, then the data set in the transfer syntax the meta information names. */
    public void writeDataset(Attributes meta, Attributes dataset) throws IOException {
        if (meta != null) {
            writeFileMetaInformation(meta);
            switchTransferSyntax(meta.getString(0x00020010, TransferSyntaxes.EXPLICIT_LITTLE));
        }
        dataset.writeTo(this);
    }

    public void switchTransferSyntax(String transferSyntax) {
        explicitVR = !TransferSyntaxes.IMPLICIT_LITTLE.equals(transferSyntax);
        bigEndian = TransferSyntaxes.EXPLICIT_BIG.equals(transferSyntax);
        if (TransferSyntaxes.DEFLATED.equals(transferSyntax) && deflater == null) {
            deflater = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            out = deflater;
        }
    }

    public void writeHeader(int tag, VR vr, int length) throws IOException {
        number(tag >>> 16, 2);
        number(tag, 2);
        boolean item = tag >>> 16 == 0xfffe;
        if (item || !explicitVR) {
            number(length, 4);
            return;
        }
        write(vr.code() >> 8);
        write(vr.code());
        if (vr.headerLength() == 8) {
            if (length >>> 16 != 0) {
                throw new DicomStreamException("a value of " + length + " bytes doesn't fit VR " + vr);
            }
            number(length, 2);
        } else {
            number(0, 2);
            number(length, 4);
        }
    }

    public void writeGroupLength(int tag, int length) throws IOException {
        writeHeader(tag, VR.UL, 4);
        number(length, 4);
    }

    public void writeAttribute(int tag, VR vr, byte[] value) throws IOException {
        writeHeader(tag, vr, value.length + (value.length & 1));
        write(value, 0, value.length);
        if (value.length % 2 != 0) {
            write(vr.paddingByte());
        }
    }

    public void writeAttribute(int tag, VR vr, Object value, SpecificCharacterSet characters) throws IOException {
        if (value instanceof Sequence sequence) {
            writeSequence(tag, sequence);
        } else if (value instanceof Fragments fragments) {
            writeFragments(tag, vr, fragments);
        } else if (value instanceof byte[] bytes) {
            writeAttribute(tag, vr, bytes);
        } else {
            writeAttribute(tag, vr, characters.encode(value.toString(), "\\"));
        }
    }

    /** Ends a deflated data set; the stream stays open. */
    public void finish() throws IOException {
        if (deflater != null) {
            deflater.finish();
        }
        flush();
    }

    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            out.close();
        }
    }

    private void writeSequence(int tag, Sequence sequence) throws IOException {
        writeHeader(tag, VR.SQ, sequence.isEmpty() ? 0 : -1);
        for (Attributes item : sequence) {
            writeHeader(ITEM, null, item.isEmpty() ? 0 : -1);
            if (!item.isEmpty()) {
                item.writeTo(this);
                writeHeader(ITEM_END, null, 0);
            }
        }
        if (!sequence.isEmpty()) {
            writeHeader(SEQUENCE_END, null, 0);
        }
    }

    private void writeFragments(int tag, VR vr, Fragments fragments) throws IOException {
        writeHeader(tag, vr, -1);
        for (Object fragment : fragments) {
            byte[] bytes = fragment instanceof byte[] value ? value : new byte[0];
            writeHeader(ITEM, null, bytes.length + (bytes.length & 1));
            write(bytes, 0, bytes.length);
            if (bytes.length % 2 != 0) {
                write(0);
            }
        }
        writeHeader(SEQUENCE_END, null, 0);
    }

    private void number(int value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            write(value >>> 8 * (bigEndian ? bytes - 1 - i : i));
        }
    }
}
