// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.consilium.imaging.internal.nifti.NiftiWriter;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.internal.voxels.VoxelType;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallVolumes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoxelFilesTest {
    private static final double DELTA = 1e-6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280})
    void niftiOfEveryNumberTypeVersionAndByteOrder(int datatype) throws IOException {
        for (int version : new int[] {1, 2}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                byte[] file = SmallVolumes.nifti(version, datatype, order, 0, 7);
                for (boolean packed : new boolean[] {false, true}) {
                    Voxels voxels = packed ? read("a.nii.gz", SmallVolumes.gzip(file)) : read("a.nii", file);
                    assertVoxels(voxels, 1, 0);
                    assertPlace(voxels);
                }
            }
        }
    }

    @Test
    void slopeAndInterceptScaleValues() throws IOException {
        assertVoxels(read("a.nii", SmallVolumes.nifti(1, 4, ByteOrder.BIG_ENDIAN, 2, -1000)), 2, -1000);
        assertVoxels(read("a.nii", SmallVolumes.nifti(2, 4, ByteOrder.BIG_ENDIAN, Double.NaN, 3)), 1, 0);
    }

    @Test
    void quaternionTurnsAxes() throws IOException {
        byte[] file = SmallVolumes.nifti(1, 2, ByteOrder.LITTLE_ENDIAN, 1, 0);
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(254, (short) 0);
        header.putShort(252, (short) 1);
        // A quarter turn about z: x runs to the front, y to the left; qfac -1 turns z round.
        header.putFloat(76, -1);
        header.putFloat(264, (float) Math.sqrt(0.5));
        header.putFloat(268, 10);
        header.putFloat(272, 20);
        header.putFloat(276, 30);
        Geometry slice = read("a.nii", file).grid().slice(2);
        assertArrayEquals(new double[] {-10, -20, 30 - 8}, slice.position(), 1e-5);
        assertArrayEquals(new double[] {0, -1, 0, 1, 0, 0}, slice.orientation(), 1e-6);
        assertEquals(3, slice.rowSpacing(), DELTA);
        assertEquals(2, slice.columnSpacing(), DELTA);
    }

    @Test
    void withoutQformAndSformOnlyTheSpacingIsKnown() throws IOException {
        byte[] file = SmallVolumes.nifti(1, 2, ByteOrder.LITTLE_ENDIAN, 1, 0);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(254, (short) 0);
        Voxels voxels = read("a.nii", file);
        assertFalse(voxels.grid().placed());
        assertEquals(3, voxels.grid().slice(1).rowSpacing(), DELTA);
        assertTrue(Double.isNaN(voxels.grid().slice(1).position()[0]));
    }

    @Test
    void headerAndImageMayBeAPair() throws IOException {
        byte[] file = SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1, 0);
        file[345] = 'i';
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(108, 0);
        byte[] header = Arrays.copyOf(file, 348);
        assertMessage("no .img file beside", "a.hdr", header);
        Files.write(folder.resolve("a.img"), Arrays.copyOfRange(file, 352, file.length));
        assertVoxels(read("a.hdr", header), 1, 0);
    }

    @Test
    void damagedNiftiIsRefusedByName() throws IOException {
        byte[] file = SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1, 0);
        assertMessage("shorter than its header says", "a.nii", Arrays.copyOf(file, file.length - 1));
        assertMessage("isn't NIfTI", "a.nii", new byte[600]);
        assertMessage("shorter", "a.nii", new byte[0]);
        assertMessage("cut short or damaged", "a.nii.gz", Arrays.copyOf(SmallVolumes.gzip(file), 60));
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(42, (short) 32000);
        header.putShort(44, (short) 32000);
        header.putShort(46, (short) 32000);
        assertMessage("shorter than its header says", "a.nii", file);
        header.putShort(42, (short) -3);
        assertMessage("an extent is -3", "a.nii", file);
        header.putShort(70, (short) 32);
        header.putShort(42, (short) 5);
        assertMessage("complex", "a.nii", file);
        file[344] = 0;
        assertMessage("Analyze", "a.nii", file);
    }

    @ParameterizedTest
    @CsvSource({"raw", "gzip", "ascii"})
    void nrrdOfEveryEncoding(String encoding) throws IOException {
        byte[] data = encoded(encoding);
        String header = SmallVolumes.nrrdHeader("short", encoding, "");
        Voxels voxels = read("a.nrrd", SmallVolumes.nrrd(header, data));
        assertVoxels(voxels, 1, 0);
        assertPlace(voxels);
        Files.write(folder.resolve("b.data"), data);
        Voxels detached = read("b.nhdr", (header + "data file: b.data\n").getBytes(StandardCharsets.US_ASCII));
        assertVoxels(detached, 1, 0);
        assertPlace(detached);
    }

    @Test
    void nrrdKnowsSpacesByteOrdersAndSkips() throws IOException {
        String header = SmallVolumes.nrrdHeader("short", "raw", "")
                .replace("left-posterior-superior", "right-anterior-superior")
                .replace("(-10,-20,30)", "(10,20,30)")
                .replace("endian: little", "endian: big");
        byte[] big = new byte[120];
        ByteBuffer.wrap(big)
                .asShortBuffer()
                .put(ByteBuffer.wrap(SmallVolumes.shorts())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer());
        Voxels ras = read("a.nrrd", SmallVolumes.nrrd(header, big));
        assertVoxels(ras, 1, 0);
        assertArrayEquals(new double[] {-10, -20, 30}, ras.grid().origin(), DELTA);
        assertArrayEquals(new double[] {-2, 0, 0}, ras.grid().steps()[0], DELTA);
        byte[] skipped = new byte[7 + 120];
        System.arraycopy(SmallVolumes.shorts(), 0, skipped, 7, 120);
        skipped[2] = '\n';
        String little = SmallVolumes.nrrdHeader("int16", "raw", "");
        assertVoxels(read("a.nrrd", SmallVolumes.nrrd(little + "line skip: 1\nbyte skip: 4\n", skipped)), 1, 0);
        assertVoxels(read("a.nrrd", SmallVolumes.nrrd(little + "byte skip: -1\n", skipped)), 1, 0);
    }

    @Test
    void nrrdAxisOutsideSpaceIsTheChannels() throws IOException {
        String header = SmallVolumes.nrrdHeader("short", "raw", "")
                .replace("dimension: 3", "dimension: 4")
                .replace("sizes: 5 4 3", "sizes: 2 5 2 3")
                .replace("directions: ", "directions: none ")
                .replace("kinds: ", "kinds: vector ");
        Voxels voxels = read("a.nrrd", SmallVolumes.nrrd(header, SmallVolumes.shorts()));
        assertEquals(2, voxels.channels());
        assertEquals(5, voxels.width());
        // Element (c,x,y,z) is the number c + 2 x + 10 y + 20 z, which stores its own coordinates in the other shape.
        int element = 1 + 2 * 3 + 10 + 20 * 2;
        assertEquals(SmallVolumes.value(element % 5, element / 5 % 4, element / 20), voxels.slice(1, 2)[5 + 3]);
    }

    @Test
    void nrrdNamesItsLabels() throws IOException {
        String keys = "Segment0_Name:=tumour\nSegment0_LabelValue:=1\nSegment1_Name:=edema\nSegment1_LabelValue:=2\n";
        Voxels voxels = read(
                "a.seg.nrrd", SmallVolumes.nrrd(SmallVolumes.nrrdHeader("short", "raw", keys), SmallVolumes.shorts()));
        assertEquals(Map.of(1, "tumour", 2, "edema"), voxels.labels());
    }

    @Test
    void nrrdNeverLeavesItsFolder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.write(folder.resolve("secret.raw"), SmallVolumes.shorts());
        String header = SmallVolumes.nrrdHeader("short", "raw", "");
        for (String outside : new String[] {
            "../secret.raw",
            folder.resolve("secret.raw").toString(),
            "../../etc/passwd",
            "/etc/passwd",
            "x/../../secret.raw",
            "LIST",
            "s%03d.raw 1 3 1"
        }) {
            Path file = Files.writeString(inner.resolve("a.nhdr"), header + "data file: " + outside + "\n");
            assertThrows(ImagingException.class, () -> VoxelFiles.read(file), outside);
        }
        Files.createSymbolicLink(inner.resolve("link.raw"), folder.resolve("secret.raw"));
        Path file = Files.writeString(inner.resolve("a.nhdr"), header + "data file: link.raw\n");
        ImagingException error = assertThrows(ImagingException.class, () -> VoxelFiles.read(file));
        assertTrue(error.getMessage().contains("isn't in the header's own folder"), error.getMessage());
    }

    @Test
    void damagedNrrdIsRefusedByName() throws IOException {
        byte[] data = SmallVolumes.shorts();
        String header = SmallVolumes.nrrdHeader("short", "raw", "");
        assertMessage("isn't NRRD", "a.nrrd", "NRRD0009\n".getBytes(StandardCharsets.US_ASCII));
        assertMessage("shorter", "a.nrrd", SmallVolumes.nrrd(header.replace("5 4 3", "5 4 4"), data));
        assertMessage("2 sizes for 3", "a.nrrd", SmallVolumes.nrrd(header.replace("5 4 3", "5 4"), data));
        assertMessage("'bzip2' is not supported", "a.nrrd", SmallVolumes.nrrd(header.replace("raw", "bzip2"), data));
        assertMessage(
                "too large", "a.nrrd", SmallVolumes.nrrd(header.replace("5 4 3", "99999999 99999999 9999"), data));
        assertMessage("byte order", "a.nrrd", SmallVolumes.nrrd(header.replace("little", "middle"), data));
        assertMessage("number belongs", "a.nrrd", SmallVolumes.nrrd(header.replace("(2,0,0)", "(2,x,0)"), data));
        String text = SmallVolumes.nrrdHeader("short", "ascii", "");
        assertMessage("fewer numbers", "a.nrrd", SmallVolumes.nrrd(text, encoded("short ascii")));
    }

    @Test
    void writtenNiftiIsReadBack() throws IOException {
        VoxelGrid grid = VoxelGrid.of(
                new double[] {-123.4375, 45.678, -987.6},
                new double[] {0.7, 0.01, 0},
                new double[] {-0.01, 0.7, 0},
                new double[] {0, 0, 2.5});
        for (boolean masks : new boolean[] {true, false}) {
            Path file = folder.resolve("out.nii.gz");
            NiftiWriter.write(file, 5, 4, 3, masks, grid, z -> {
                float[] values = new float[20];
                for (int i = 0; i < 20; i++) {
                    values[i] = masks ? (i + z) % 2 : i / 100f + z;
                }
                return values;
            });
            Voxels read = VoxelFiles.read(file);
            assertEquals(masks ? VoxelType.UINT8 : VoxelType.FLOAT32, read.type());
            assertEquals(masks ? 1 : 0.19f + 2, read.slice(0, 2)[19]);
            assertTrue(grid.agrees(read.grid(), 5, 4, 3));
            assertArrayEquals(grid.origin(), read.grid().origin(), 1e-4);
            for (int axis = 0; axis < 3; axis++) {
                assertArrayEquals(grid.steps()[axis], read.grid().steps()[axis], 1e-7);
            }
        }
    }

    private static byte[] encoded(String encoding) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (encoding.startsWith("short ") ? 59 : 60); i++) {
            text.append(SmallVolumes.value(i % 5, i / 5 % 4, i / 20)).append(i % 5 == 4 ? '\n' : ' ');
        }
        return switch (encoding) {
            case "raw" -> SmallVolumes.shorts();
            case "gzip" -> SmallVolumes.gzip(SmallVolumes.shorts());
            default -> text.toString().getBytes(StandardCharsets.US_ASCII);
        };
    }

    private static void assertVoxels(Voxels voxels, double slope, double intercept) {
        assertArrayEquals(SmallVolumes.SIZE, new int[] {voxels.width(), voxels.height(), voxels.depth()});
        for (int z = 0; z < 3; z++) {
            float[] slice = voxels.slice(0, z);
            for (int i = 0; i < 20; i++) {
                assertEquals(SmallVolumes.value(i % 5, i / 5, z) * slope + intercept, slice[i]);
            }
        }
    }

    /** The first voxel lies at (-10,-20,30) in DICOM's coordinates; NIfTI's x and y point the other way. */
    private static void assertPlace(Voxels voxels) {
        double sign = voxels.grid().steps()[0][0] > 0 ? 1 : -1;
        Geometry slice = voxels.grid().slice(2);
        assertArrayEquals(new double[] {-10, -20, 38}, slice.position(), DELTA);
        assertArrayEquals(new double[] {sign, 0, 0, 0, sign, 0}, slice.orientation(), DELTA);
        assertEquals(3, slice.rowSpacing(), DELTA);
        assertEquals(2, slice.columnSpacing(), DELTA);
        assertEquals(4, slice.sliceThickness(), DELTA);
    }

    private void assertMessage(String part, String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        ImagingException error = assertThrows(ImagingException.class, () -> VoxelFiles.read(file));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private Voxels read(String name, byte[] bytes) throws IOException {
        return VoxelFiles.read(Files.write(folder.resolve(name), bytes));
    }
}
