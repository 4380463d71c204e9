// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures beside the rows, laid out as the platform was seen to do it. */
class BlobsTest {
    private static final byte[] PICTURE = {0x61, 0x62, 0, (byte) 0x83, 0x62, 0x61, 0x61};

    @TempDir
    private Path folder;

    @Test
    void findsAPictureBehindDoubleSlashes() throws IOException {
        try (ZipFile zip = archive("blobs/col_9//000//001//1003.bin.gz", true)) {
            assertArrayEquals(PICTURE, read(zip, address(5, 9, 1003, true)));
        }
        try (ZipFile zip = archive("blobs/col_9//000//000//3.bin", false)) {
            assertArrayEquals(PICTURE, read(zip, address(5, 9, 3, false)));
        }
    }

    private static byte[] read(ZipFile zip, DataInputStream address) throws IOException {
        return ((SavedCell.Picture) new Blobs(zip, 5).picture(address)).png();
    }

    @Test
    void doesNotGuessWhereAPictureOfAnotherTableLies() throws IOException {
        try (ZipFile zip = archive("blobs/col_9//000//000//3.bin.gz", true)) {
            assertEquals(new SavedCell.Unknown(Blobs.PICTURE), new Blobs(zip, 5).picture(address(2, 9, 3, true)));
        }
    }

    @Test
    void saysThatAPictureIsNotThere() throws IOException {
        try (ZipFile zip = archive("blobs/col_9//000//000//3.bin.gz", true)) {
            Blobs blobs = new Blobs(zip, 5);
            assertEquals("the picture 4 of column 9 was not saved", error(blobs, address(5, 9, 4, true)));
        }
    }

    private static String error(Blobs blobs, DataInputStream address) {
        return assertThrows(IOException.class, () -> blobs.picture(address)).getMessage();
    }

    private static DataInputStream address(int table, int column, int index, boolean packed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(table);
        out.writeInt(column);
        out.writeInt(index);
        out.writeBoolean(packed);
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private ZipFile archive(String name, boolean packed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packed ? new GZIPOutputStream(bytes) : bytes) {
            out.write(new byte[] {0, 0, 0, (byte) PICTURE.length});
            for (byte value : PICTURE) {
                if (value == 0x61 || value == 0x62) {
                    out.write(0x62);
                }
                out.write(value);
            }
        }
        Path file = folder.resolve(packed + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes.toByteArray());
            zip.closeEntry();
        }
        return new ZipFile(file.toFile());
    }
}
