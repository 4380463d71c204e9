// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Pictures that the platform saves beside the rows: the row holds the number of the table, the column, the number of
 * the picture and whether it is packed; the picture lies in the table's archive in a file of that number, with escapes
 * as a cell has them.
 */
final class Blobs {
    static final String PICTURE = "org.knime.core.data.image.png.PNGImageBlobCell";

    /** The platform writes double slashes (on Windows perhaps the others), and numbers folders between column and file. */
    private static final Pattern FILE =
            Pattern.compile("blobs[/\\\\]+col_(\\d+)[/\\\\](?:.*[/\\\\])?(\\d+)\\.bin(?:\\.gz)?");

    private final ZipFile archive;
    private final long table;
    private Map<String, ZipEntry> files;

    /**
     * @param archive archive of the table; its owner closes it
     * @param table number of the table
     */
    Blobs(ZipFile archive, long table) {
        this.archive = archive;
        this.table = table;
    }

    /**
     * Reads where a picture lies, and then the picture. One that was saved with another table is not looked for, since
     * nothing says that the tables' numbers are still those of that time.
     */
    SavedCell picture(DataInputStream in) throws IOException {
        int owner = in.readInt();
        int column = in.readInt();
        int index = in.readInt();
        boolean packed = in.readBoolean();
        if (owner != table) {
            return new SavedCell.Unknown(PICTURE);
        }
        ZipEntry entry = files().get(column + "/" + index);
        if (entry == null) {
            throw new IOException("the picture " + index + " of column " + column + " was not saved");
        }
        try (InputStream file = archive.getInputStream(entry);
                InputStream unpacked = packed ? new GZIPInputStream(file) : file;
                DataInputStream data = new DataInputStream(new BlockInput(new BufferedInputStream(unpacked), true))) {
            return new SavedCell.Picture(CellFormat.bytes(data));
        }
    }

    private Map<String, ZipEntry> files() {
        if (files == null) {
            files = new HashMap<>();
            archive.stream().forEach(entry -> {
                Matcher name = FILE.matcher(entry.getName());
                if (name.matches()) {
                    files.put(Integer.parseInt(name.group(1)) + "/" + Integer.parseInt(name.group(2)), entry);
                }
            });
        }
        return files;
    }
}
