// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In another Java: loads classes and resources through the Java that started it, wherever that has them from. */
final class RemoteClasses extends ClassLoader {

    /** Where resources are put, for they need an address. */
    private final Path folder;

    private final DataInputStream in;
    private final DataOutputStream out;

    private RemoteClasses(Socket socket, Path folder) throws IOException {
        this.folder = folder;
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** The first argument is the port that the other one listens to, the second a folder for resources, the third the class to run with the others. */
    public static void main(String[] arguments) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
            RemoteClasses loader = new RemoteClasses(socket, Path.of(arguments[1]));
            Thread.currentThread().setContextClassLoader(loader);
            String[] rest = List.of(arguments).subList(3, arguments.length).toArray(String[]::new);
            loader.loadClass(arguments[2]).getMethod("main", String[].class).invoke(null, (Object) rest);
        }
    }

    /** Answers one Java until it ends. */
    static void serve(ServerSocket server, List<ClassLoader> loaders) {
        try (Socket socket = server.accept();
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                List<byte[]> found = find(in.readUTF(), loaders);
                out.writeInt(found.size());
                for (byte[] bytes : found) {
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
                out.flush();
            }
        } catch (EOFException e) {
            // It has ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All resources of a name, as several libraries may register a service. */
    private static List<byte[]> find(String name, List<ClassLoader> loaders) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        for (ClassLoader loader : loaders) {
            for (URL url : Collections.list(loader.getResources(name))) {
                try (InputStream resource = url.openStream()) {
                    found.put(url.toString(), resource.readAllBytes());
                }
            }
        }
        return List.copyOf(found.values());
    }

    private synchronized List<byte[]> ask(String name) {
        try {
            out.writeUTF(name);
            out.flush();
            List<byte[]> found = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                found.add(in.readNBytes(in.readInt()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        List<byte[]> found = ask(name.replace('.', '/') + ".class");
        if (found.isEmpty()) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, found.get(0), 0, found.get(0).length);
    }

    @Override
    protected URL findResource(String name) {
        return Collections.list(findResources(name)).stream().findFirst().orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.enumeration(ask(name).stream().map(this::stored).toList());
    }

    private URL stored(byte[] bytes) {
        try {
            Path file = Files.createTempFile(folder, "resource", "");
            return Files.write(file, bytes).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
