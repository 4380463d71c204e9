// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What a class refers to in the packages of the platforms. */
final class References {
    private final Set<String> types = new HashSet<>();
    private final Set<Member> members = new HashSet<>();

    private References() {}

    /** A member: the type that the bytecode names, and name and descriptor. */
    record Member(String owner, String signature) {
        boolean isConstructor() {
            return signature.startsWith("<init>");
        }
    }

    Set<String> types() {
        return types;
    }

    Set<Member> members() {
        return members;
    }

    static References of(ClassNode node) {
        References result = new References();
        result.object(node.superName);
        node.interfaces.forEach(result::object);
        result.annotations(node.visibleAnnotations);
        result.annotations(node.invisibleAnnotations);
        node.fields.forEach(field -> {
            result.type(Type.getType(field.desc));
            result.annotations(field.visibleAnnotations);
            result.annotations(field.invisibleAnnotations);
        });
        node.methods.forEach(result::method);
        return result;
    }

    private void method(MethodNode method) {
        type(Type.getMethodType(method.desc));
        method.exceptions.forEach(this::object);
        method.tryCatchBlocks.forEach(block -> object(block.type));
        annotations(method.visibleAnnotations);
        annotations(method.invisibleAnnotations);
        for (AbstractInsnNode instruction : method.instructions) {
            instruction(instruction);
        }
    }

    private void instruction(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            member(call.owner, call.name + call.desc);
            type(Type.getMethodType(call.desc));
        } else if (instruction instanceof FieldInsnNode field) {
            member(field.owner, field.name + ":" + field.desc);
            type(Type.getType(field.desc));
        } else if (instruction instanceof TypeInsnNode use) {
            object(use.desc);
        } else if (instruction instanceof MultiANewArrayInsnNode array) {
            type(Type.getType(array.desc));
        } else if (instruction instanceof LdcInsnNode constant) {
            constant(constant.cst);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            type(Type.getMethodType(dynamic.desc));
            for (Object argument : dynamic.bsmArgs) {
                constant(argument);
            }
        }
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            boolean field = handle.getDesc().charAt(0) != '(';
            member(handle.getOwner(), handle.getName() + (field ? ":" : "") + handle.getDesc());
            type(Type.getType(handle.getDesc()));
        } else if (value instanceof ConstantDynamic dynamic) {
            type(Type.getType(dynamic.getDescriptor()));
        }
    }

    private void annotations(List<AnnotationNode> annotations) {
        for (AnnotationNode annotation : annotations == null ? List.<AnnotationNode>of() : annotations) {
            type(Type.getType(annotation.desc));
            values(annotation.values);
        }
    }

    private void values(List<Object> values) {
        for (Object value : values == null ? List.of() : values) {
            if (value instanceof Type type) {
                type(type);
            } else if (value instanceof AnnotationNode nested) {
                annotations(List.of(nested));
            } else if (value instanceof List<?> list) {
                values(List.copyOf(list));
            } else if (value instanceof String[] constant) {
                type(Type.getType(constant[0]));
            }
        }
    }

    private void object(String internalName) {
        if (internalName != null) {
            type(Type.getObjectType(internalName));
        }
    }

    private void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.METHOD -> {
                type(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    type(argument);
                }
            }
            case Type.OBJECT -> {
                if (isPlatform(type.getClassName())) {
                    types.add(type.getClassName());
                }
            }
            default -> {}
        }
    }

    private void member(String owner, String signature) {
        Type type = Type.getObjectType(owner);
        type(type);
        if (type.getSort() == Type.OBJECT && isPlatform(type.getClassName())) {
            members.add(new Member(type.getClassName(), signature));
        }
    }

    private static boolean isPlatform(String name) {
        return name.startsWith("org.knime.") || name.startsWith("org.dcm4che3.");
    }
}
