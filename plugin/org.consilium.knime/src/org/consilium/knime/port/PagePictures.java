// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.nio.ByteBuffer;
import org.consilium.imaging.picture.CasePicture;
import org.consilium.knime.page.Page;

/** Pictures of cases, small enough for a page. */
final class PagePictures {

    /** Where a PNG file holds its width; its height follows. */
    private static final int WIDTH_AT = 16;

    private static final int WIDEST = 640;

    private PagePictures() {}

    static Page.Picture of(String caption, CasePicture picture) {
        byte[] png = picture.png();
        ByteBuffer header = ByteBuffer.wrap(png, WIDTH_AT, 2 * Integer.BYTES);
        int width = header.getInt();
        int height = header.getInt();
        double scale = Math.min(1, (double) WIDEST / width);
        return new Page.Picture(caption, png, (int) Math.round(width * scale), (int) Math.round(height * scale));
    }
}
