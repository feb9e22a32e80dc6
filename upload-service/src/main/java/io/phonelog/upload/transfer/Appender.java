package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.BEYOND_LENGTH;
import static io.phonelog.upload.UploadProblem.FILE_TOO_LARGE;
import static io.phonelog.upload.UploadProblem.TAKEN_OVER;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.digest.RunningSha256;
import io.phonelog.upload.digest.Sha256State;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.storage.PartSink;
import io.phonelog.upload.storage.PartStart;
import io.phonelog.upload.storage.PartStream;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CompletedPart;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Appends to a file under one lease. Full parts go to the object store and are acknowledged in
 * their order; what fills no part is acknowledged as the tail, when the writer ends and every few
 * seconds. Used on one Vert.x context only.
 */
public final class Appender implements PartSink {
    private static final int PIECE = 1 << 20;

    private final Lease lease;
    private final AppendLedger ledger;
    private final FileStore store;
    private final Effects effects;
    private final boolean held;
    private final long checkpointNanos;

    private final InTurn books = new InTurn();
    private final List<Checkpoint.Part> parts = new ArrayList<>();
    private final RunningSha256 digest;
    private final PartStream stream;
    private @Nullable String storageId;
    private boolean uncertain;
    private boolean finishing;
    private boolean released;
    private long position;
    private long partStart;
    private long safe;
    private int reserved;
    private long safeSince = System.nanoTime();
    private @Nullable Problem replaced;
    private @Nullable Consumer<Problem> whenReplaced;

    /**
     * @param held whether nothing is to be acknowledged before {@link #finish()}
     * @param inFlight how many parts may be under way at once, from 1
     */
    Appender(
            Lease lease,
            AppendLedger ledger,
            FileStore store,
            Effects effects,
            boolean held,
            int inFlight,
            Duration checkpointInterval) {
        this.lease = lease;
        this.ledger = ledger;
        this.store = store;
        this.effects = effects;
        this.held = held;
        this.checkpointNanos = checkpointInterval.toNanos();
        this.digest = RunningSha256.from(lease.digest());
        this.storageId = lease.storageId();
        this.position = lease.position();
        this.partStart = lease.stored();
        this.safe = lease.position();
        this.reserved = lease.reserved();
        this.stream =
                new PartStream(
                        this,
                        new PartStart(
                                lease.nextPart(),
                                lease.storageId() != null,
                                lease.position() - lease.stored()),
                        this::sizeOf,
                        inFlight);
    }

    /**
     * Takes the bytes; done when more may come. The buffer may be used again afterwards.
     *
     * @throws Problem when they go beyond the file's length, or another writer goes on
     */
    public Uni<Void> write(ByteBuffer bytes) {
        if (replaced != null) {
            throw replaced;
        }
        Long length = lease.length();
        if (length != null && position + bytes.remaining() > length) {
            throw BEYOND_LENGTH.because("The file was said to have %d bytes.".formatted(length));
        }
        if (position + bytes.remaining() > lease.most()) {
            throw FILE_TOO_LARGE.because(
                    "A file may have at most %d bytes.".formatted(lease.most()));
        }
        return fill(bytes).chain(this::checkpointNowAndThen);
    }

    /** No more bytes come: all are acknowledged, and the next writer need not wait. */
    public Uni<Void> finish() {
        Long length = lease.length();
        if (length == null || position < length) {
            finishing = true;
            return stream.settle()
                    .chain(() -> released ? Uni.createFrom().voidItem() : commit(true));
        }
        // The last commit closes the transfer, so there is nothing to be released.
        return position == lease.position()
                ? Uni.createFrom().voidItem()
                : stream.finish().chain(() -> held ? commit(true) : Uni.createFrom().voidItem());
    }

    /**
     * The sender broke off: what came is acknowledged. Of bytes that were to be checked as a whole
     * nothing is, and the next writer may use their part numbers again.
     */
    public Uni<Void> breakOff() {
        if (replaced != null) {
            return giveUp();
        }
        return held ? undo() : stream.close().chain(() -> commit(true));
    }

    /** Nothing more is acknowledged; done when nothing is under way. */
    public Uni<Void> giveUp() {
        return stream.stop();
    }

    private Uni<Void> undo() {
        var nothing = new Checkpoint(List.of(), List.of(), lease.position(), lease.digest());
        return giveUp().chain(
                        () ->
                                uncertain
                                        ? Uni.createFrom().voidItem()
                                        : books.run(() -> ledger.commit(lease, nothing, true)));
    }

    /** How many bytes of the file have come, acknowledged or not. */
    public long position() {
        return position;
    }

    /** Whether the file has come to its end with what was taken. */
    public boolean isWhole() {
        Long length = lease.length();
        return length != null && position == length;
    }

    /** When the upload ends if nothing more comes. */
    public Instant expiresAt() {
        return lease.expiresAt();
    }

    Lease lease() {
        return lease;
    }

    /** Calls when another writer goes on, so that nobody waits for a sender that is gone. */
    public void whenReplaced(Consumer<Problem> listener) {
        whenReplaced = listener;
        if (replaced != null) {
            listener.accept(replaced);
        }
    }

    void replace() {
        if (replaced == null) {
            replaced = TAKEN_OVER.because("Another request goes on with this upload.");
            if (whenReplaced != null) {
                whenReplaced.accept(replaced);
            }
        }
    }

    @Override
    public Uni<Void> begin() {
        return effects.of(Effect.BEGIN_PARTS, lease.uploadId(), () -> store.begin(lease.key()))
                .chain(
                        id ->
                                books.run(() -> ledger.partsBegun(lease, id))
                                        .onFailure(Problem.class)
                                        .call(() -> store.abandon(lease.key(), id))
                                        .invoke(() -> storageId = id));
    }

    @Override
    public Uni<List<ByteBuffer>> tail() {
        return books.run(() -> ledger.tail(lease));
    }

    @Override
    public Uni<CompletedPart> send(int number, List<ByteBuffer> bytes) {
        return reserve(number)
                .chain(
                        () ->
                                effects.of(
                                        Effect.SEND_PART,
                                        lease.uploadId(),
                                        () ->
                                                store.part(
                                                        lease.key(),
                                                        Objects.requireNonNull(storageId),
                                                        number,
                                                        bytes)))
                .onFailure()
                // It may still arrive, so the number is lost.
                .invoke(() -> uncertain = true);
    }

    @Override
    public Function<CompletedPart, Uni<Void>> sealed(int number, long size) {
        long end = position;
        Sha256State state = digest.state();
        partStart = end;
        return stored -> {
            var part = new Checkpoint.Part(number, size, stored.eTag());
            if (held) {
                parts.add(part);
                return Uni.createFrom().voidItem();
            }
            reserved = Math.max(reserved, number + PartNumbers.WINDOW);
            return books.run(() -> commit(new Checkpoint(part, end, state)));
        };
    }

    /** A part that is the last thing of its writer is recorded and the writer released at once. */
    private Uni<Void> commit(Checkpoint checkpoint) {
        boolean last = finishing && checkpoint.position() == position;
        return ledger.commit(lease, checkpoint, last)
                .invoke(
                        () -> {
                            madeSafe(checkpoint.position());
                            released = last;
                        });
    }

    private Uni<Void> fill(ByteBuffer bytes) {
        int count = (int) Math.min(bytes.remaining(), stream.room());
        ByteBuffer next = bytes.slice(bytes.position(), count);
        bytes.position(bytes.position() + count);
        digest.update(next);
        position += count;
        return stream.write(next)
                .chain(() -> bytes.hasRemaining() ? fill(bytes) : Uni.createFrom().voidItem());
    }

    /** Slow senders must not lose minutes of work with a broken line. */
    private Uni<Void> checkpointNowAndThen() {
        boolean due = System.nanoTime() - safeSince > checkpointNanos;
        return !held && due && safe < position && stream.idle()
                ? commit(false)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> commit(boolean last) {
        // What is to be committed is known only when it is its turn: others may be before it.
        return books.run(
                () -> {
                    long end = position;
                    var checkpoint =
                            new Checkpoint(List.copyOf(parts), unsafePieces(), end, digest.state());
                    return ledger.commit(lease, checkpoint, last).invoke(() -> madeSafe(end));
                });
    }

    private List<Checkpoint.Tail> unsafePieces() {
        long bufferStart = position - stream.filled();
        List<Checkpoint.Tail> pieces = new ArrayList<>();
        for (long at = Math.max(safe, bufferStart); at < position; at += PIECE) {
            int count = (int) Math.min(PIECE, position - at);
            pieces.add(new Checkpoint.Tail(at, stream.copy(at - bufferStart, count)));
        }
        return pieces;
    }

    private void madeSafe(long end) {
        safe = Math.max(safe, end);
        safeSince = System.nanoTime();
    }

    private Uni<Void> reserve(int number) {
        if (number <= reserved) {
            return Uni.createFrom().voidItem();
        }
        reserved = number + PartNumbers.WINDOW;
        int wanted = reserved;
        return books.run(() -> ledger.reserve(lease, wanted));
    }

    private long sizeOf(int number) {
        Long length = lease.length();
        return length == null
                ? lease.sizes().of(number)
                : lease.sizes().of(number, length - partStart);
    }
}
