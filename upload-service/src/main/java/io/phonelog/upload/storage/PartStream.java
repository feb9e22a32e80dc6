package io.phonelog.upload.storage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/**
 * Bytes on their way to one file of the object store, in order. They are gathered to parts; a part
 * that is full is sent while the next one fills. Whoever writes waits while too many parts are
 * under way, so the memory of a stream is {@code inFlight + 1} parts however fast its bytes come.
 * Parts are accounted for in their order, whichever the store has first.
 *
 * <p>Used on one Vert.x context only.
 */
public final class PartStream {
    private final PartSink sink;
    private final IntToLongFunction sizes;
    private final int inFlight;

    private final Deque<Sending> underWay = new ArrayDeque<>();
    private PartBuffer part = new PartBuffer();
    private int number;
    private long tail;
    private boolean begun;
    private boolean beginning;
    private boolean accounting;
    private boolean closed;
    private @Nullable Throwable failure;
    private @Nullable UniEmitter<? super Void> waiting;

    /** A part between its last byte and its place in the books. */
    private static final class Sending {
        private final Function<CompletedPart, Uni<Void>> account;
        private @Nullable CompletedPart stored;

        Sending(Function<CompletedPart, Uni<Void>> account) {
            this.account = account;
        }
    }

    /**
     * @param sizes of a part by its number, in bytes; asked when the part begins
     * @param inFlight how many parts may be under way at once, from 1
     */
    public PartStream(PartSink sink, PartStart start, IntToLongFunction sizes, int inFlight) {
        this.sink = sink;
        this.sizes = sizes;
        this.inFlight = inFlight;
        this.number = start.number();
        this.begun = start.begun();
        this.tail = start.tail();
    }

    /** How many bytes the part that fills can still take. */
    public long room() {
        return sizes.applyAsLong(number) - tail - part.size();
    }

    /** How many bytes the part that fills has got from this stream. */
    public long filled() {
        return part.size();
    }

    /** Whether nothing is under way. */
    public boolean idle() {
        return underWay.isEmpty();
    }

    /** A copy of bytes of the part that fills, from 0: the first that this stream gave it. */
    public byte[] copy(long from, int count) {
        return part.copy(from, count);
    }

    /** Takes the bytes; done when more may come. The buffer may be used again afterwards. */
    public Uni<Void> write(ByteBuffer bytes) {
        part.fill(bytes, sizes.applyAsLong(number) - tail);
        if (room() > 0) {
            return Uni.createFrom().voidItem();
        }
        return send().chain(() -> bytes.hasRemaining() ? write(bytes) : voidItem());
    }

    /** Sends what fills no part as the last one; done when all is stored and accounted for. */
    public Uni<Void> finish() {
        return (tail + part.size() > 0 ? send() : voidItem()).chain(this::settle);
    }

    /** Done when every part that was sent is stored and accounted for. */
    public Uni<Void> settle() {
        return roomFor(0);
    }

    /**
     * Sends nothing more, not even for a write that still waits; done when what was sent is stored
     * and accounted for. What fills no part can still be copied.
     */
    public Uni<Void> close() {
        closed = true;
        return drained();
    }

    /** Sends nothing more; done when nothing is under way, so that what was sent can be removed. */
    public Uni<Void> stop() {
        closed = true;
        failure = new CancellationException("the upload was given up");
        return quiet();
    }

    private Uni<Void> send() {
        return begin().chain(() -> roomFor(inFlight - 1))
                .chain(() -> tail == 0 ? Uni.createFrom().item(List.<ByteBuffer>of()) : sink.tail())
                .invoke(this::sendNow)
                .replaceWithVoid();
    }

    private Uni<Void> begin() {
        if (begun) {
            return voidItem();
        }
        beginning = true;
        return sink.begin()
                .invoke(() -> begun = true)
                .onTermination()
                .invoke(
                        () -> {
                            beginning = false;
                            wake();
                        });
    }

    private void sendNow(List<ByteBuffer> before) {
        if (closed) {
            throw noMore();
        }
        long size = tail + part.size();
        List<ByteBuffer> bytes = new ArrayList<>(before);
        bytes.addAll(part.blocks());
        Sending sending = new Sending(sink.sealed(number, size));
        underWay.add(sending);
        Uni<CompletedPart> sent = sink.send(number, bytes);
        number++;
        tail = 0;
        part = new PartBuffer();
        sent.subscribe()
                .with(
                        stored -> {
                            sending.stored = stored;
                            account();
                        },
                        cause -> {
                            underWay.remove(sending);
                            ended(cause);
                        });
    }

    private void account() {
        Sending first = underWay.peek();
        if (accounting || failure != null || first == null || first.stored == null) {
            dropStoredAfterFailure();
            return;
        }
        accounting = true;
        first.account
                .apply(Objects.requireNonNull(first.stored))
                .subscribe()
                .with(done -> accounted(null), this::accounted);
    }

    private void accounted(@Nullable Throwable cause) {
        accounting = false;
        underWay.poll();
        ended(cause);
        account();
    }

    /** After a failure nothing is accounted for any more: the books must have no gap. */
    private void dropStoredAfterFailure() {
        if (failure != null && !accounting) {
            underWay.removeIf(sending -> sending.stored != null);
            wake();
        }
    }

    private void ended(@Nullable Throwable cause) {
        failure = failure == null ? cause : failure;
        if (failure != null) {
            dropStoredAfterFailure();
        }
        wake();
    }

    private void wake() {
        UniEmitter<? super Void> waiter = waiting;
        if (waiter != null) {
            waiting = null;
            waiter.complete(null);
        }
    }

    /** Waits until at most so many are under way; fails as soon as one of them has failed. */
    private Uni<Void> roomFor(int others) {
        if (closed || failure != null) {
            return Uni.createFrom().failure(failure == null ? noMore() : failure);
        }
        return underWay.size() <= others ? voidItem() : next().chain(() -> roomFor(others));
    }

    private Uni<Void> drained() {
        Throwable cause = failure;
        if (cause != null) {
            return Uni.createFrom().failure(cause);
        }
        return underWay.isEmpty() && !beginning ? voidItem() : next().chain(this::drained);
    }

    private Uni<Void> quiet() {
        dropStoredAfterFailure();
        return underWay.isEmpty() && !beginning ? voidItem() : next().chain(this::quiet);
    }

    /** Done when something that is under way has ended. */
    private Uni<Void> next() {
        return Uni.createFrom().emitter(emitter -> waiting = emitter);
    }

    private static CancellationException noMore() {
        return new CancellationException("nothing more is sent");
    }

    private static Uni<Void> voidItem() {
        return Uni.createFrom().voidItem();
    }
}
