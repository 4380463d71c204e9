// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/** The types that a class file names, read from its constant pool, so that nothing escapes. */
final class TypeReferences {

    private static final int CONSTANT_CLASS = 7;
    private static final int CONSTANT_NAME_AND_TYPE = 12;
    private static final int CONSTANT_METHOD_TYPE = 16;

    private TypeReferences() {}

    /** Binary names with dots, arrays and primitives left out. */
    static Set<String> of(Path classFile) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(classFile));
        Set<String> names = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset == 0) {
                continue;
            }
            switch (reader.readByte(offset - 1)) {
                case CONSTANT_CLASS -> add(Type.getObjectType(reader.readUTF8(offset, buffer)), names);
                case CONSTANT_NAME_AND_TYPE -> addDescriptor(reader.readUTF8(offset + 2, buffer), names);
                case CONSTANT_METHOD_TYPE -> addDescriptor(reader.readUTF8(offset, buffer), names);
                default -> {}
            }
        }
        return names;
    }

    private static void addDescriptor(String descriptor, Set<String> names) {
        if (descriptor.startsWith("(")) {
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                add(argument, names);
            }
            add(Type.getReturnType(descriptor), names);
        } else {
            add(Type.getType(descriptor), names);
        }
    }

    private static void add(Type type, Set<String> names) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            names.add(element.getClassName());
        }
    }
}
