// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files go to Python and come back. Python's own json and struct modules are the independent reader and writer; its
 * safetensors package is asked too where it is installed.
 */
class PythonTest {

    private static final String READER =
            """
            import json, struct, sys
            raw = open(sys.argv[1], 'rb').read()
            length = struct.unpack('<Q', raw[:8])[0]
            header = json.loads(raw[8:8 + length].decode('utf-8'))
            data = raw[8 + length:]
            assert (8 + length) % 8 == 0, 'padding'
            letters = {'F64': 'd', 'F32': 'f', 'F16': 'e', 'I64': 'q', 'I32': 'i', 'I8': 'b', 'U8': 'B', 'BOOL': '?'}
            print('metadata', json.dumps(header.pop('__metadata__', None), sort_keys=True))
            seen = 0
            for name in sorted(header):
                entry = header[name]
                begin, end = entry['data_offsets']
                seen += end - begin
                size = struct.calcsize(letters[entry['dtype']])
                values = struct.unpack('<%d%s' % ((end - begin) // size, letters[entry['dtype']]), data[begin:end])
                print(name, entry['dtype'], entry['shape'], [float(v) for v in values])
            assert seen == len(data), 'every byte belongs to a tensor'
            """;

    private static final String PACKAGE =
            """
            import sys
            try:
                from safetensors import safe_open
                import numpy
            except ImportError:
                print('absent')
                sys.exit()
            with safe_open(sys.argv[1], 'np') as file:
                print(file.metadata()['note'])
                for name in sorted(file.keys()):
                    values = file.get_tensor(name)
                    print(name, list(values.shape), [float(v) for v in values.flatten()])
            """;

    private static final String PACKAGE_WRITER =
            """
            import sys
            try:
                from safetensors.numpy import save_file
                import numpy
            except ImportError:
                print('absent')
                sys.exit()
            save_file({'b': numpy.array([True, False]), 'x': numpy.arange(6, dtype='<f4').reshape(2, 3),
                       'h': numpy.array(1.5, dtype='<f2'), 'ü': numpy.array([-2**62], dtype='<i8'),
                       'none': numpy.zeros((0, 3), dtype='u1')}, sys.argv[1], {'note': 'ü'})
            """;

    private static final String WRITER =
            """
            import json, struct, sys
            tensors = {'a': ('F32', [2, 2], struct.pack('<4f', 1, -2, 0.5, 3e38)),
                       'ü': ('I64', [1], struct.pack('<q', -2**62)), 'empty': ('U8', [0, 3], b'')}
            header, data = {'__metadata__': {'format': 'pt'}}, b''
            for name, (kind, shape, raw) in tensors.items():
                header[name] = {'dtype': kind, 'shape': shape, 'data_offsets': [len(data), len(data) + len(raw)]}
                data += raw
            text = json.dumps(header).encode('utf-8')
            open(sys.argv[1], 'wb').write(struct.pack('<Q', len(text)) + text + data)
            """;

    @TempDir
    Path folder;

    private static List<String> python(String script, Path file) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", "-X", "utf8", "-c", script, file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3 here");
            throw e;
        }
        List<String> lines = new ArrayList<>(
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .toList());
        assertEquals(0, process.waitFor(), lines.toString());
        return lines;
    }

    private Path written() throws IOException {
        Path file = folder.resolve("t.safetensors");
        try (NDManager manager = Tensors.manager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            tensors.put("bytes", manager.create(ByteBuffer.wrap(new byte[] {1, -1}), new Shape(2), DataType.UINT8));
            tensors.put("double", manager.create(new double[] {0.1}));
            tensors.put("flag", manager.create(new boolean[] {true, false, true}));
            tensors.put("half", manager.create(new float[] {1.5f, -2}).toType(DataType.FLOAT16, true));
            tensors.put("long", manager.create(new long[] {1L << 40, -7}, new Shape(2, 1)));
            tensors.put("x", manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3)));
            SafetensorsWriter.write(file, tensors, Map.of("note", "Grüße \"here\""));
        }
        return file;
    }

    @Test
    void pythonReadsWhatIsWrittenHere() throws Exception {
        assertEquals(
                List.of(
                        "metadata {\"note\": \"Gr\\u00fc\\u00dfe \\\"here\\\"\"}",
                        "bytes U8 [2] [1.0, 255.0]",
                        "double F64 [1] [0.1]",
                        "flag BOOL [3] [1.0, 0.0, 1.0]",
                        "half F16 [2] [1.5, -2.0]",
                        "long I64 [2, 1] [1099511627776.0, -7.0]",
                        "x F32 [2, 3] [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]"),
                python(READER, written()));
    }

    @Test
    void thePackageReadsWhatIsWrittenHere() throws Exception {
        List<String> lines = python(PACKAGE, written());
        assumeTrue(!lines.equals(List.of("absent")), "Python's safetensors package is not installed");
        assertEquals("Grüße \"here\"", lines.get(0));
        assertEquals("long [2, 1] [1099511627776.0, -7.0]", lines.get(5));
        assertEquals("x [2, 3] [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]", lines.get(6));
    }

    @Test
    void whatThePackageWritesIsReadHere() throws Exception {
        Path file = folder.resolve("p.safetensors");
        assumeTrue(python(PACKAGE_WRITER, file).isEmpty(), "Python's safetensors package is not installed");
        SafetensorsFile opened = SafetensorsFile.open(file);
        assertEquals(Map.of("note", "ü"), opened.metadata());
        try (NamedTensors tensors = opened.load(Device.cpu())) {
            assertEquals(new Shape(2, 3), tensors.get("x").getShape());
            assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, tensors.get("x").toFloatArray());
            assertArrayEquals(new boolean[] {true, false}, tensors.get("b").toBooleanArray());
            assertArrayEquals(new long[] {-(1L << 62)}, tensors.get("ü").toLongArray());
            assertEquals(new Shape(), tensors.get("h").getShape());
            assertEquals(new Shape(0, 3), tensors.get("none").getShape());
        }
    }

    @Test
    void whatPythonWritesIsReadHere() throws Exception {
        Path file = folder.resolve("p.safetensors");
        assertEquals(List.of(), python(WRITER, file));
        assertEquals(
                "{\"format\": \"pt\"}",
                python(READER.replace("assert (8 + length) % 8 == 0, 'padding'", ""), file)
                        .get(0)
                        .substring("metadata ".length()));
        SafetensorsFile opened = SafetensorsFile.open(file);
        assertEquals(Map.of("format", "pt"), opened.metadata());
        try (NamedTensors tensors = opened.load(Device.cpu())) {
            assertArrayEquals(new float[] {1, -2, 0.5f, 3e38f}, tensors.get("a").toFloatArray());
            assertArrayEquals(new long[] {-(1L << 62)}, tensors.get("ü").toLongArray());
            assertEquals(new Shape(0, 3), tensors.get("empty").getShape());
        }
    }
}
