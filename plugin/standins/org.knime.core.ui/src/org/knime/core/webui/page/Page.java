// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A HTML page. */
public class Page implements Resource {
    private final String path;
    private final Supplier<InputStream> content;

    Page(String path, Supplier<InputStream> content) {
        this.path = path;
        this.content = content;
    }

    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {
            @Override
            public RequireBundle fromFile() {
                throw new IllegalStateException(
                        "Pages from files do not work in a bundle that is a jar: use fromString");
            }

            @Override
            public RequireRelativePath fromString(InputStreamSupplier content, Charset charset) {
                return path -> new Page(path, content);
            }

            @Override
            public RequireRelativePath fromString(StringSupplier content, Charset charset) {
                return path -> new Page(
                        path, () -> new ByteArrayInputStream(content.get().getBytes(charset)));
            }
        };
    }

    @Override
    public String getRelativePath() {
        return path;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return content.get();
    }

    @Override
    public boolean isStatic() {
        return false;
    }

    /** Opens a page's bytes. */
    @FunctionalInterface
    public interface InputStreamSupplier extends Supplier<InputStream> {}

    /** Makes a page's text. */
    @FunctionalInterface
    public interface StringSupplier extends Supplier<String> {}

    /** Next: where the page comes from. */
    public interface RequireFromFileOrString {
        RequireBundle fromFile();

        default RequireRelativePath fromString(InputStreamSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }

        default RequireRelativePath fromString(StringSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }

        RequireRelativePath fromString(InputStreamSupplier content, Charset charset);

        RequireRelativePath fromString(StringSupplier content, Charset charset);
    }

    /** Next: the path of the page. */
    @FunctionalInterface
    public interface RequireRelativePath {
        Page relativePath(String path);
    }

    /** Next: the bundle with the file. */
    public interface RequireBundle {
        RequireBasePath bundleClass(Class<?> type);

        RequireBasePath bundleID(String id);
    }

    /** Next: the folder in the bundle. */
    public interface RequireBasePath {
        RequireRelativeFilePath basePath(String path);
    }

    /** Next: the file in the folder. */
    public interface RequireRelativeFilePath {
        FromFilePage relativeFilePath(String path);
    }
}
