package io.phonelog.upload.storage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Bytes on their way to one file of the object store, in order. They are gathered to parts; a part
 * that is full is sent while the next one fills. Whoever writes waits while too many parts are
 * under way, so the memory of an upload is {@code inFlight + 1} parts however fast its bytes come.
 *
 * <p>Used on one Vert.x context only.
 */
public final class PartStream {
    private final FileStore store;
    private final String key;
    private final PartSizes sizes;
    private final int inFlight;
    private final Function<String, Uni<Void>> begun;

    private final Map<Integer, CompletedPart> stored = new TreeMap<>();
    private PartBuffer part = new PartBuffer();
    private int number = 1;
    private int underWay;
    private @Nullable String storageId;
    private @Nullable Throwable failure;
    private @Nullable UniEmitter<? super Void> waiting;

    /**
     * @param inFlight how many parts may be under way at once, from 1
     * @param begun told the storage id before the first part is sent: whoever remembers it can take
     *     the parts away
     */
    public PartStream(
            FileStore store,
            String key,
            PartSizes sizes,
            int inFlight,
            Function<String, Uni<Void>> begun) {
        this.store = store;
        this.key = key;
        this.sizes = sizes;
        this.inFlight = inFlight;
        this.begun = begun;
    }

    /** Takes the bytes; done when more may come. The buffer may be used again afterwards. */
    public Uni<Void> write(ByteBuffer bytes) {
        part.fill(bytes, sizes.of(number));
        if (part.size() < sizes.of(number)) {
            return Uni.createFrom().voidItem();
        }
        return begin().chain(this::send)
                .chain(() -> bytes.hasRemaining() ? write(bytes) : Uni.createFrom().voidItem());
    }

    /** Sends what is left and makes the file visible. */
    public Uni<Void> complete() {
        String id = storageId;
        if (id == null) {
            return store.put(key, part.blocks());
        }
        Uni<Void> last = part.size() > 0 ? send() : Uni.createFrom().voidItem();
        return last.chain(() -> roomFor(0))
                .chain(() -> store.complete(key, id, List.copyOf(stored.values())));
    }

    /** Sends nothing more; done when nothing is under way, so that what was sent can be removed. */
    public Uni<Void> stop() {
        failure = new CancellationException("the upload was given up");
        return settled();
    }

    /** The id of the parts, null while there are none. */
    public @Nullable String storageId() {
        return storageId;
    }

    private Uni<Void> begin() {
        if (storageId != null) {
            return Uni.createFrom().voidItem();
        }
        underWay++;
        return store.begin(key)
                .invoke(id -> storageId = id)
                .chain(id -> begun.apply(id))
                .onTermination()
                .invoke(() -> ended(null));
    }

    private Uni<Void> send() {
        return roomFor(inFlight - 1).invoke(this::sendNow);
    }

    private void sendNow() {
        PartBuffer full = part;
        int sending = number++;
        part = new PartBuffer();
        underWay++;
        store.part(key, Objects.requireNonNull(storageId), sending, full.blocks())
                .subscribe()
                .with(
                        done -> {
                            stored.put(sending, done);
                            ended(null);
                        },
                        this::ended);
    }

    private void ended(@Nullable Throwable cause) {
        underWay--;
        failure = failure == null ? cause : failure;
        UniEmitter<? super Void> waiter = waiting;
        if (waiter != null) {
            waiting = null;
            waiter.complete(null);
        }
    }

    /** Waits until at most so many are under way; fails as soon as one of them has failed. */
    private Uni<Void> roomFor(int others) {
        Throwable cause = failure;
        if (cause != null) {
            return Uni.createFrom().failure(cause);
        }
        return underWay <= others
                ? Uni.createFrom().voidItem()
                : next().chain(() -> roomFor(others));
    }

    private Uni<Void> settled() {
        return underWay == 0 ? Uni.createFrom().voidItem() : next().chain(this::settled);
    }

    /** Done when something that is under way has ended. */
    private Uni<Void> next() {
        return Uni.createFrom().emitter(emitter -> waiting = emitter);
    }
}
