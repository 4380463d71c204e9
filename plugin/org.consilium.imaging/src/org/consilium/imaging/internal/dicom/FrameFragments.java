// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.imaging.model.ImagingException;

/** Sorts the fragments of encapsulated pixel data into frames. */
final class FrameFragments {
    private FrameFragments() {}

    /**
     * @param parts the offset table, then the fragments
     * @param frames number of frames
     */
    static List<byte[]> frames(List<byte[]> parts, int frames) throws ImagingException {
        if (parts.size() < 1 + frames) {
            throw new ImagingException("the pixel data has " + Count.of(Math.max(0, parts.size() - 1), "fragment")
                    + " for " + Count.of(frames, "frame") + "; the file is damaged, copy it again from its source");
        }
        byte[] offsets = parts.get(0);
        List<byte[]> body = parts.subList(1, parts.size());
        if (body.size() == frames) {
            return body;
        }
        if (frames == 1) {
            return List.of(joined(body));
        }
        return byOffsets(offsets, body, frames);
    }

    private static List<byte[]> byOffsets(byte[] offsets, List<byte[]> body, int frames) throws ImagingException {
        if (offsets.length < 4 * frames) {
            return byStart(body, frames);
        }
        List<List<byte[]>> sorted = new ArrayList<>();
        long position = 0;
        for (byte[] fragment : body) {
            int frame = sorted.size();
            if (frame < frames && position == offset(offsets, frame)) {
                sorted.add(new ArrayList<>());
            } else if (frame == 0) {
                throw new ImagingException(
                        "the offset table doesn't fit the fragments; the file is damaged, copy it again from its source");
            }
            sorted.get(sorted.size() - 1).add(fragment);
            position += 8 + fragment.length + (fragment.length & 1);
        }
        if (sorted.size() != frames) {
            throw new ImagingException(
                    "the offset table doesn't fit the fragments; the file is damaged, copy it again from its source");
        }
        return sorted.stream().map(FrameFragments::joined).toList();
    }

    /** Without an offset table a frame begins where a fragment begins with the first marker of JPEG or JPEG 2000. */
    private static List<byte[]> byStart(List<byte[]> body, int frames) throws ImagingException {
        List<List<byte[]>> sorted = new ArrayList<>();
        for (byte[] fragment : body) {
            boolean marker = fragment.length > 2
                    && fragment[0] == (byte) 0xff
                    && (fragment[1] == (byte) 0xd8 && fragment[2] == (byte) 0xff || fragment[1] == 0x4f);
            if (marker) {
                sorted.add(new ArrayList<>());
            }
            if (!sorted.isEmpty()) {
                sorted.get(sorted.size() - 1).add(fragment);
            }
        }
        if (sorted.size() != frames) {
            throw new ImagingException(
                    "the frames have several fragments each and no offset table; convert the file to Explicit VR Little Endian");
        }
        return sorted.stream().map(FrameFragments::joined).toList();
    }

    private static long offset(byte[] offsets, int frame) {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (long) (offsets[4 * frame + i] & 0xff) << 8 * i;
        }
        return value;
    }

    private static byte[] joined(List<byte[]> fragments) {
        int length = fragments.stream().mapToInt(f -> f.length).sum();
        byte[] all = new byte[length];
        int position = 0;
        for (byte[] fragment : fragments) {
            System.arraycopy(fragment, 0, all, position, fragment.length);
            position += fragment.length;
        }
        return all;
    }
}
