// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.training.PhaseOneLoss;
import org.consilium.segmentation.training.PhaseTwoLoss;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * DJL's arithmetic with a Java number wraps a buffer that is freed before the backward pass reads it: gradients are
 * silently wrong. So no code that builds a graph may call these overloads; numbers come in through {@link Ops#scalar}.
 */
class NumberOverloadTest {

    private static final Set<String> ARITHMETIC = Set.of(
            "add", "sub", "mul", "div", "mod", "pow", "maximum", "minimum", "addi", "subi", "muli", "divi", "modi",
            "powi");

    private static final List<Class<?>> GRAPH = List.of(
            CombiningHead.class,
            DecoderBlock.class,
            Encoder.class,
            Gaussian.class,
            GaussianNet.class,
            Haar.class,
            Harmonizer.class,
            Layers.class,
            Network.class,
            Ops.class,
            Personalization.class,
            PosteriorInput.class,
            UNet.class,
            Losses.class,
            PhaseOneLoss.class,
            PhaseTwoLoss.class);

    @Test
    void graphCodeHasNoArithmeticWithJavaNumbers() throws IOException, ClassNotFoundException {
        List<String> found = new ArrayList<>();
        for (Class<?> type : GRAPH) {
            found.addAll(calls(type));
        }
        found.addAll(calls(Class.forName(PhaseOneLoss.class.getPackageName() + ".DPersonaLoss")));
        for (Object constant : PosteriorInput.values()) {
            found.addAll(calls(constant.getClass()));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theCheckSeesSuchACall() throws IOException {
        assertTrue(calls(Offender.class).contains("Offender.wrong calls mul"));
    }

    /** What must not be written. */
    static final class Offender {
        ai.djl.ndarray.NDArray wrong(ai.djl.ndarray.NDArray x) {
            return x.mul(3f);
        }
    }

    private static List<String> calls(Class<?> type) throws IOException {
        List<String> found = new ArrayList<>();
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            new ClassReader(in)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access,
                                        String method,
                                        String descriptor,
                                        String signature,
                                        String[] exceptions) {
                                    return new Finder(type.getSimpleName() + "." + method, found);
                                }
                            },
                            0);
        }
        return found;
    }

    private static final class Finder extends MethodVisitor {
        private final String place;
        private final List<String> found;

        Finder(String place, List<String> found) {
            super(Opcodes.ASM9);
            this.place = place;
            this.found = found;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
            boolean array = owner.startsWith("ai/djl/") && owner.contains("NDArray");
            if (array && ARITHMETIC.contains(called) && descriptor.contains("Ljava/lang/Number;")) {
                found.add(place + " calls " + called);
            }
        }
    }
}
