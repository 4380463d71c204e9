// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.FileErrors;
import org.consilium.segmentation.data.CaseDigest;
import org.consilium.segmentation.network.Profile;
import org.consilium.tensor.safetensors.SafetensorsFile;

/**
 * Start weights of the encoder from a ResNet-34 in torchvision's naming ({@code conv1.weight}, {@code bn1.*},
 * {@code layer1.0.conv1.weight} and so on; {@code fc.*} and the batch counters are not used).
 */
final class PretrainedEncoder {

    private static final List<Integer> RESNET34_WIDTHS = List.of(64, 64, 128, 256, 512);
    private static final List<Integer> RESNET34_BLOCKS = List.of(3, 4, 6, 3);
    private static final String STEM = "conv1.weight";
    private static final int RGB = 3;

    private final SafetensorsFile file;
    private final String fingerprint;

    private PretrainedEncoder(SafetensorsFile file, String fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    /**
     * @param path null for none
     * @throws UncheckedIOException if the file cannot be read
     */
    static PretrainedEncoder open(Path path) {
        if (path == null) {
            return new PretrainedEncoder(null, "");
        }
        try {
            return new PretrainedEncoder(SafetensorsFile.open(path), sha256(path));
        } catch (IOException e) {
            throw new UncheckedIOException("The encoder weights could not be read: " + FileErrors.message(e), e);
        }
    }

    private static String sha256(Path path) throws IOException {
        MessageDigest digest = CaseDigest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of the file, hexadecimal; empty without one. */
    String fingerprint() {
        return fingerprint;
    }

    /**
     * Puts the weights in the place of random start values, if there is a file.
     *
     * @param prefix of the encoder's parameters
     * @param parameters whose values are replaced
     * @param work a manager on their device
     * @throws IllegalArgumentException if the profile has no ResNet-34 encoder, or a tensor is missing or of another
     *     shape; names the tensor
     */
    void apply(String prefix, Profile profile, Map<String, NDArray> parameters, NDManager work) {
        if (file == null) {
            return;
        }
        if (!profile.encoder().equals(RESNET34_WIDTHS) || !profile.blocks().equals(RESNET34_BLOCKS)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Encoder weights are those of a ResNet-34, but the encoder of the network '%s' has other widths. Choose the network paper or dpersona, or no encoder weights.",
                    profile.name()));
        }
        Map<String, NDArray> encoder = new LinkedHashMap<>();
        parameters.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                encoder.put(name.substring(prefix.length()), tensor);
            }
        });
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            for (Map.Entry<String, NDArray> entry : encoder.entrySet()) {
                replace(entry.getKey(), entry.getValue(), work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The encoder weights could not be read: " + FileErrors.message(e), e);
        }
    }

    private void replace(String name, NDArray parameter, NDManager work) throws IOException {
        if (!file.layout().tensors().containsKey(name)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The encoder weights %s have no tensor '%s'; they must be those of a ResNet-34 in torchvision's naming.",
                    file.path(),
                    name));
        }
        Shape wanted = parameter.getShape();
        boolean stem = name.equals(STEM);
        Shape stored = stem ? new Shape(wanted.get(0), RGB, wanted.get(2), wanted.get(3)) : wanted;
        NDArray tensor = file.read(name, work).toType(DataType.FLOAT32, true);
        if (!tensor.getShape().equals(stored)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The tensor '%s' of the encoder weights %s has shape %s, not %s.",
                    name,
                    file.path(),
                    tensor.getShape(),
                    stored));
        }
        if (!Float.isFinite(tensor.abs().max().getFloat())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The tensor '%s' of the encoder weights %s holds values that are not a number.",
                    name,
                    file.path()));
        }
        Copies.into(parameter, stem ? channels(tensor, (int) wanted.get(1)) : tensor);
    }

    /**
     * Brings the kernels of red, green and blue to another number of channels, as segmentation_models_pytorch: their sum
     * for one channel; otherwise they are taken in turn and scaled, so that the same grey image in all channels gives
     * what it gave in three.
     */
    private static NDArray channels(NDArray rgb, int count) {
        if (count == RGB) {
            return rgb;
        }
        NDArray kernels = rgb.get(":, 0:1");
        if (count == 1) {
            return rgb.sum(new int[] {1}, true);
        }
        for (int c = 1; c < count; c++) {
            kernels = kernels.concat(rgb.get(String.format(Locale.ROOT, ":, %d:%d", c % RGB, c % RGB + 1)), 1);
        }
        return kernels.mul((float) RGB / count);
    }
}
