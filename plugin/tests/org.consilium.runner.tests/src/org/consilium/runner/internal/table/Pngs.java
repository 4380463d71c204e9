// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Small pictures. */
public final class Pngs {
    private Pngs() {}

    /** A grey picture with a diagonal. */
    public static byte[] grey(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < size; i++) {
            image.getRaster().setSample(i, i, 0, i * 7 % 256);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new IllegalStateException("a memory stream cannot fail", e);
        }
        return out.toByteArray();
    }
}
