// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.Device;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.swing.JComponent;
import org.consilium.ground.WarningPlace;
import org.consilium.knime.page.Grid;
import org.consilium.knime.page.Page;
import org.consilium.knime.page.swing.PageView;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.device.DeviceInfo;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.consilium.tensor.store.TensorHandle;
import org.consilium.tensor.store.TensorLease;
import org.consilium.tensor.store.TensorStore;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;

/**
 * Tensors on a port. The safetensors file in the node's file store is the truth; the copy on the device is a cache,
 * found again by id, because KNIME hands every consumer a copy of this object made by the serializer. Immutable once its node
 * has given it away.
 *
 * @param <S> the specification that belongs to this kind of port
 */
public abstract class TensorPortObject<S extends TensorPortSpec> extends FileStorePortObject {

    /** A header may have 100 MB, and a character takes up to three bytes; the port itself keeps its details in any case. */
    private static final int LONGEST_DETAILS = 30_000_000;

    private final S spec;
    private final String id;
    private final String details;
    private final TensorLayout layout;
    private final Device device;
    private final TensorHandle handle;
    private final boolean written;
    private List<String> warnings = List.of();

    /** A result that has just been computed; the store owns the tensors from now on and frees them. */
    TensorPortObject(S spec, String details, NamedTensors tensors, FileStore fileStore) {
        super(List.of(fileStore));
        this.spec = spec;
        this.details = details;
        this.id = UUID.randomUUID().toString();
        this.layout = tensors.layout();
        this.device = tensors.device();
        this.handle = TensorStore.shared().publish(id, tensors);
        this.written = false;
    }

    /** A result that lies complete in its file and in no memory. */
    TensorPortObject(S spec, String details, TensorLayout layout, FileStore fileStore) {
        super(List.of(fileStore));
        this.spec = spec;
        this.details = details;
        this.id = UUID.randomUUID().toString();
        this.layout = layout;
        this.device = Device.cpu();
        this.handle = TensorStore.shared().handle(id);
        this.written = true;
    }

    /** A copy made by the serializer, or one read from a saved workflow; no tensor is read here. */
    TensorPortObject(S spec, PortContent content) {
        this.spec = spec;
        this.details = content.details();
        this.id = content.id();
        this.layout = content.layout();
        this.device = Device.cpu();
        this.handle = TensorStore.shared().handle(id);
        this.written = true;
        this.warnings = content.warnings();
    }

    /** Takes along what its node warned of; called by that node alone, before it gives the port away. */
    public final void warn(List<String> said) {
        warnings = List.copyOf(said);
    }

    /** What the node that made this port warned of, all of it, a sentence each, free of patient identifiers. */
    public final List<String> warnings() {
        return warnings;
    }

    /**
     * Borrows the tensors on a device, reading the file only if no copy is resident. Close the lease when done; the
     * tensors stay owned by the store and must not be changed.
     *
     * @throws IOException if the file is needed and cannot be read
     */
    public final TensorLease acquire(Device device) throws IOException {
        // two copies of one workflow share ids, so what is resident must be what this port was saved with
        return TensorStore.shared().acquire(handle, device, file(), layout);
    }

    /** Names, types and shapes of the tensors, known without reading any. */
    public final TensorLayout layout() {
        return layout;
    }

    /** Whether the tensors should stay in their file instead of being acquired on a device. */
    final boolean isStreamed(Device where) {
        boolean there = TensorStore.shared().devices(id).contains(where);
        return Streaming.isWanted(there ? 0 : layout.bytes(), where);
    }

    /**
     * Opens the tensors to be read row by row in main memory, or out of their file if they are too many.
     *
     * @return the caller closes them
     * @throws IOException if the file is needed and cannot be read
     */
    public final PortRows rows() throws IOException {
        if (isStreamed(Device.cpu())) {
            return fileRows();
        }
        TensorLease lease = acquire(Device.cpu());
        return PortRows.of(lease.tensors(), lease::close);
    }

    /** As {@link #rows()}, out of the file even where the tensors would fit: for those who want each row once. */
    public final PortRows fileRows() throws IOException {
        return PortRows.of(SafetensorsFile.open(file(), layout));
    }

    /** Where the tensors are now: "cpu", "gpu 0", "file"; reads and moves nothing. */
    public final List<String> whereabouts() {
        List<String> places = new ArrayList<>(TensorStore.shared().devices(id).stream()
                .map(DeviceInfo::name)
                .sorted()
                .toList());
        if (Files.exists(file())) {
            places.add("file");
        }
        return places;
    }

    /** What the serializer writes. */
    final PortContent content() {
        return new PortContent(id, details, layout, warnings);
    }

    @Override
    public final S getSpec() {
        return spec;
    }

    @Override
    public final JComponent[] getViews() {
        JComponent[] content = PageView.of("Content", this::page);
        return warnings.isEmpty()
                ? content
                : new JComponent[] {content[0], PageView.of("Warnings", this::warningsPage)[0]};
    }

    private Page warningsPage() {
        List<List<String>> rows = warnings.stream()
                .map(said -> List.of(WarningPlace.of(said), said))
                .toList();
        return Page.of("Warnings")
                .note("What the node that made this said, all of it.")
                .grid(new Grid("Warnings", List.of("Where", "Warning"), rows, 0))
                .build();
    }

    /** Called by KNIME right after execute, on the worker's thread. */
    @Override
    protected final void flushToFileStore() throws IOException {
        if (!written) {
            TensorStore.shared().flush(handle, device, file(), metadata(kind(), details));
        }
    }

    /**
     * Writes the file of a port whose tensors are made row by row, complete or not at all.
     *
     * @param kind as {@link #kind()}
     */
    static void write(
            FileStore fileStore, String kind, String details, TensorLayout layout, SafetensorsWriter.Filling filling)
            throws IOException {
        Path file = fileStore.getFile().toPath().toAbsolutePath();
        Files.createDirectories(file.getParent());
        SafetensorsWriter.write(file, layout, metadata(kind, details), filling);
    }

    private static Map<String, String> metadata(String kind, String details) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "consilium-" + kind);
        if (details.length() <= LONGEST_DETAILS) {
            metadata.put("details", details);
        }
        return metadata;
    }

    /**
     * What the port holds, to look at. Reads at most a few rows of the file, and starts no engine.
     *
     * @throws IOException if the file cannot be read
     */
    abstract Page page() throws IOException;

    /** One word for what this port carries, written into the file. */
    abstract String kind();

    final Path file() {
        File file = getFileStore(0).getFile();
        return file.toPath();
    }
}
