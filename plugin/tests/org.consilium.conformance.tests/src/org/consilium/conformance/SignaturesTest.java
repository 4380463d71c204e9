// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The lists are read rightly, and an offender is found. */
class SignaturesTest {
    private static final String NODE_MODEL = "org.knime.core.node.NodeModel";

    @Test
    void theListsAreRead() throws IOException {
        Signatures signatures = Signatures.load();
        assertTrue(signatures.size() > 400, "there are " + signatures.size());
        Set<String> members = signatures.type(NODE_MODEL).members();
        assertTrue(members.contains("<init>(II)V"), members::toString);
        assertTrue(members.contains("peekFlowVariable(Ljava/lang/String;"
                + "Lorg/knime/core/node/workflow/VariableType;)Ljava/lang/Object;"));
        assertTrue(members.contains("INSTANCE_COUNTER:Lorg/knime/core/data/util/memory/InstanceCounter;"));
        assertTrue(signatures.names("org.knime.core.data.RowIterator"));
        assertFalse(signatures.names("org.knime.core.data.Nothing"));
    }

    @Test
    void typeVariablesAreErasedToTheirBounds() {
        Signatures signatures = new Signatures();
        signatures.read(List.of(
                "public abstract class org.knime.A<T extends org.knime.B> extends org.knime.C<T>"
                        + " implements org.knime.D {",
                "  protected T make(java.util.Map<T, java.util.List<T>>, T...);",
                "  public <S extends org.knime.E<S> & org.knime.F> S find(int[], S);",
                "}"));
        ListedType type = signatures.type("org.knime.A");
        assertEquals(Set.of("org.knime.C", "org.knime.D"), type.supertypes());
        assertEquals(
                Set.of("make(Ljava/util/Map;[Lorg/knime/B;)Lorg/knime/B;", "find([ILorg/knime/E;)Lorg/knime/E;"),
                type.members());
    }

    @Test
    void whatIsNotListedIsFound() throws IOException {
        ClassNode standIn = new ClassNode();
        standIn.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "org/knime/core/node/NodeModel", null, "java/lang/Object", null);
        standIn.methods.add(new MethodNode(Opcodes.ACC_PUBLIC, "surprise", "()V", null, null));
        standIn.methods.add(new MethodNode(Opcodes.ACC_PROTECTED, "onDispose", "()V", null, null));
        standIn.methods.add(new MethodNode(0, "hidden", "()V", null, null));
        Platform platform = new Platform(Signatures.load(), List.of(standIn));
        assertEquals(
                List.of("method org.knime.core.node.NodeModel.surprise()V is in no list"),
                StandInConformanceTest.offenders(List.of(standIn), platform));
    }

    @Test
    void aReferenceToWhatIsNotListedIsFound() throws IOException {
        ClassNode user = new ClassNode();
        user.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "org/consilium/User", null, "java/lang/Object", null);
        MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC, "use", "()V", null, null);
        String table = "org/knime/core/node/BufferedDataTable";
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, table, "size", "()J"));
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, table, "hashCode", "()I"));
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, table, "secret", "()J"));
        method.instructions.add(
                new MethodInsnNode(Opcodes.INVOKESTATIC, "org/knime/core/internal/Engine", "run", "()V"));
        user.methods.add(method);
        user.accept(new ClassWriter(ClassWriter.COMPUTE_MAXS));
        Platform platform = new Platform(Signatures.load(), List.of());
        assertEquals(
                Set.of(
                        "org.consilium.User uses org.knime.core.internal.Engine, which is in no list",
                        "org.consilium.User uses org.knime.core.node.BufferedDataTable.secret()J, which is in no list"),
                ProductionConformanceTest.offenders(List.of(user), platform));
    }
}
