// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/** The methods that a class file names, read from its constant pool: calls and method references alike. */
final class MemberReferences {

    private static final int CONSTANT_METHOD = 10;
    private static final int CONSTANT_INTERFACE_METHOD = 11;

    private MemberReferences() {}

    /** Methods as owner, name and descriptor without its result: {@code java/lang/String.toLowerCase()}. */
    static Set<String> of(Path classFile) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(classFile));
        Set<String> methods = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset == 0) {
                continue;
            }
            int kind = reader.readByte(offset - 1);
            if (kind == CONSTANT_METHOD || kind == CONSTANT_INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                String descriptor = reader.readUTF8(nameAndType + 2, buffer);
                methods.add(reader.readClass(offset, buffer)
                        + "."
                        + reader.readUTF8(nameAndType, buffer)
                        + descriptor.substring(0, descriptor.indexOf(')') + 1));
            }
        }
        return methods;
    }
}
