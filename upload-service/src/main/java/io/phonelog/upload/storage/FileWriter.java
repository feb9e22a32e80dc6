package io.phonelog.upload.storage;

import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes one file that comes in one go: as parts, or at once when it is smaller than one. */
public final class FileWriter implements PartSink {
    private final FileStore store;
    private final String key;
    private final Function<String, Uni<Void>> begun;
    private final PartStream parts;
    private final List<CompletedPart> stored = new ArrayList<>();
    private @Nullable String storageId;

    /**
     * @param inFlight how many parts may be under way at once, from 1
     * @param begun told the storage id before the first part is sent: whoever remembers it can take
     *     the parts away
     */
    public FileWriter(
            FileStore store,
            String key,
            PartSizes sizes,
            int inFlight,
            Function<String, Uni<Void>> begun) {
        this.store = store;
        this.key = key;
        this.begun = begun;
        this.parts = new PartStream(this, PartStart.NEW, sizes::of, inFlight);
    }

    /** Takes the bytes; done when more may come. The buffer may be used again afterwards. */
    public Uni<Void> write(ByteBuffer bytes) {
        return parts.write(bytes);
    }

    /** Sends what is left and makes the file visible. */
    public Uni<Void> complete() {
        if (storageId == null) {
            int size = (int) parts.filled();
            return store.put(key, List.of(ByteBuffer.wrap(parts.copy(0, size))));
        }
        return parts.finish().chain(() -> store.complete(key, id(), stored));
    }

    /** Sends nothing more; done when nothing is under way, so that what was sent can be removed. */
    public Uni<Void> stop() {
        return parts.stop();
    }

    /** The id of the parts, null while there are none. */
    public @Nullable String storageId() {
        return storageId;
    }

    @Override
    public Uni<Void> begin() {
        return store.begin(key).invoke(id -> storageId = id).chain(begun::apply);
    }

    @Override
    public Uni<List<ByteBuffer>> tail() {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<CompletedPart> send(int number, List<ByteBuffer> bytes) {
        return store.part(key, id(), number, bytes);
    }

    @Override
    public Function<CompletedPart, Uni<Void>> sealed(int number, long size) {
        return part -> {
            stored.add(part);
            return Uni.createFrom().voidItem();
        };
    }

    private String id() {
        return java.util.Objects.requireNonNull(storageId);
    }
}
