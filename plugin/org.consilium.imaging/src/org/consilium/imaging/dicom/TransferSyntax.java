// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.dicom;

import java.util.Map;

/**
 * A transfer syntax of DICOM PS3.6, table A-1.
 *
 * @param uid its UID
 * @param name its name, or the UID where it is unknown
 * @param encoding how its pixel data is stored
 */
public record TransferSyntax(String uid, String name, Encoding encoding) {
    /** How pixel data is stored. */
    public enum Encoding {
        /** Values as they are. */
        NATIVE,
        /** Values as they are, a frame a fragment. */
        NATIVE_FRAGMENTS,
        RLE,
        JPEG_BASELINE,
        /** Sequential JPEG of 8 or 12 bits. */
        JPEG_EXTENDED,
        JPEG_LOSSLESS,
        JPEG_LS,
        JPEG_2000,
        /** Compressed in a way this bundle has no decoder for. */
        UNSUPPORTED
    }

    public static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    public static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

    public static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    public static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2", "Implicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.1", "Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.2", "Explicit VR Big Endian"),
            Map.entry("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)"),
            Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)"),
            Map.entry("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)"),
            Map.entry("1.2.840.10008.1.2.4.55", "JPEG Full Progression, Non-Hierarchical (Process 10 and 12)"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)"),
            Map.entry(
                    "1.2.840.10008.1.2.4.70",
                    "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Lossy (Near-Lossless) Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Image Compression (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000 Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"),
            Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"),
            Map.entry("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
            Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
            Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Image Compression (Lossless Only)"),
            Map.entry(
                    "1.2.840.10008.1.2.4.202",
                    "High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000 Image Compression"),
            Map.entry("1.2.840.10008.1.2.5", "RLE Lossless"));

    /** Looks a UID up. An unknown one is unsupported and named by its UID. */
    public static TransferSyntax of(String uid) {
        Encoding encoding =
                switch (uid) {
                    case "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2" ->
                        Encoding.NATIVE;
                    case "1.2.840.10008.1.2.1.98" -> Encoding.NATIVE_FRAGMENTS;
                    case "1.2.840.10008.1.2.5" -> Encoding.RLE;
                    case "1.2.840.10008.1.2.4.50" -> Encoding.JPEG_BASELINE;
                    case "1.2.840.10008.1.2.4.51" -> Encoding.JPEG_EXTENDED;
                    case "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70" -> Encoding.JPEG_LOSSLESS;
                    case "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81" -> Encoding.JPEG_LS;
                    case "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91" -> Encoding.JPEG_2000;
                    default -> Encoding.UNSUPPORTED;
                };
        return new TransferSyntax(uid, NAMES.getOrDefault(uid, uid), encoding);
    }

    /** Name and UID. */
    public String label() {
        return name.equals(uid) ? uid : name + " (" + uid + ")";
    }
}
