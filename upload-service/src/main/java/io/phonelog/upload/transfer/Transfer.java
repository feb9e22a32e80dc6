package io.phonelog.upload.transfer;

import static io.phonelog.upload.UploadProblem.FINAL_UPLOAD;
import static io.phonelog.upload.UploadProblem.LENGTH_FIXED;
import static io.phonelog.upload.UploadProblem.OFFSET_MISMATCH;
import static io.phonelog.upload.UploadProblem.UPLOAD_COMPLETE;
import static io.phonelog.upload.UploadProblem.UPLOAD_NOT_FOUND;

import io.phonelog.upload.Upload;
import io.phonelog.upload.digest.Sha256State;
import io.phonelog.upload.progress.Pace;
import io.phonelog.upload.storage.PartSizes;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that comes in several requests, as far as it is acknowledged.
 *
 * <pre>
 *   open ──the last byte is acknowledged──► full ──the file is made and judged──► done
 * </pre>
 *
 * What is acknowledged is in parts of the object store and, beyond them, in the tail.
 */
@Entity
public class Transfer {
    /** Whoever has just written is believed to be alive for so long. */
    static final Duration ATTENDED = Duration.ofMinutes(1);

    @Id
    @Column(name = "upload_id")
    private UUID uploadId;

    @Column(name = "org_id")
    private UUID orgId;

    @Enumerated(EnumType.STRING)
    private TransferKind kind;

    @Enumerated(EnumType.STRING)
    private TransferState state = TransferState.OPEN;

    private @Nullable Long length;
    private long received;
    private long stored;

    @Column(name = "first_part")
    private long firstPart;

    @Column(name = "part_step")
    private long partStep;

    @Embedded private PartNumbers numbers = new PartNumbers();
    @Embedded private DigestedStart digest = new DigestedStart();

    @Column(name = "expected_sha256")
    private @Nullable String expectedSha256;

    private byte @Nullable [] challenge;
    private @Nullable String metadata;
    private @Nullable String concat;

    @Column(name = "bytes_per_second")
    private @Nullable Double bytesPerSecond;

    @Column(name = "attended_until")
    private @Nullable Instant attendedUntil;

    @Column(name = "measured_at")
    private @Nullable Instant measuredAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Transfer() {}

    Transfer(Upload upload, NewTransfer wanted, Instant now, Instant expiresAt) {
        this.uploadId = upload.id();
        this.orgId = upload.orgId();
        this.kind = wanted.kind();
        this.length = wanted.length();
        this.firstPart = wanted.sizes().first();
        this.partStep = wanted.sizes().step();
        this.expectedSha256 = wanted.sha256();
        this.metadata = wanted.metadata();
        this.concat = wanted.concat();
        this.createdAt = now;
        this.expiresAt = expiresAt;
        this.attendedUntil = now.plus(ATTENDED);
        fillIfWhole();
    }

    /**
     * A writer takes over from whoever wrote before.
     *
     * @param as the kind of transfer that the writer takes it for
     */
    void lease(TransferKind as, long position, Instant until) {
        requireKind(as);
        if (received != position) {
            throw OFFSET_MISMATCH
                    .because("%d bytes are stored. Go on from there.".formatted(received))
                    .header("Upload-Offset", Long.toString(received));
        }
        if (state != TransferState.OPEN) {
            throw UPLOAD_COMPLETE.because("All its bytes are stored.");
        }
        numbers.pass();
        expiresAt = until;
    }

    /**
     * Whatever client writes is stopped: what is acknowledged now stays so until the next lease.
     * One that assembles is none.
     */
    void revoke() {
        if (state == TransferState.OPEN && kind == TransferKind.APPENDED) {
            numbers.revoke();
        }
    }

    /** The sender says how long the file is, once. */
    void fixLength(long bytes) {
        if (length != null && length != bytes) {
            throw LENGTH_FIXED.because("It was given before as %d.".formatted(length));
        }
        if (bytes < received) {
            throw LENGTH_FIXED.because("%d bytes have come already.".formatted(received));
        }
        length = bytes;
        fillIfWhole();
    }

    /** A writer is going to use part numbers up to this one. */
    void reserve(long writer, int number) {
        requireWriter(writer);
        numbers.reserve(number);
    }

    /**
     * What a writer has stored is acknowledged from now on.
     *
     * @param last whether the writer ends with this, and nothing of it is under way
     */
    void commit(long writer, Checkpoint checkpoint, boolean last, Instant now) {
        requireWriter(writer);
        if (checkpoint.position() < received) {
            throw new IllegalStateException("acknowledged bytes never go back");
        }
        for (Checkpoint.Part part : checkpoint.parts()) {
            stored += part.size();
            numbers.use(part.number());
        }
        if (last) {
            numbers.settle();
        } else {
            numbers.goOn();
        }
        measure(checkpoint.position() - received, now);
        received = checkpoint.position();
        digest.reach(received, checkpoint.digest());
        attendedUntil = now.plus(ATTENDED);
        fillIfWhole();
    }

    /** Chunks are taken as long as it is open. */
    void requireChunks() {
        if (kind != TransferKind.CHUNKED) {
            throw UPLOAD_NOT_FOUND.because("Session " + uploadId + ".");
        }
        if (state != TransferState.OPEN) {
            throw UPLOAD_COMPLETE.because("All its chunks are stored.");
        }
    }

    /** Its sender is still there. */
    void extend(Instant until) {
        expiresAt = until;
    }

    /** A chunk that came in any order is stored. */
    void chunkStored(long bytes, Instant now) {
        measure(bytes, now);
        received += bytes;
        stored += bytes;
    }

    /** Every chunk is there. */
    void complete(Instant now) {
        requireChunks();
        state = TransferState.FULL;
        attendedUntil = now.plus(ATTENDED);
    }

    /** The digest has got further: chunks were read in order. */
    void digested(long from, long to, Sha256State reached) {
        digest.goOn(from, to, reached);
    }

    /** What fills no part was sent as the last one. */
    void tailSent(int number, long size) {
        numbers.use(number);
        stored += size;
    }

    /** Somebody makes the file, or assembles it; others may look after it when this is over. */
    void attend(Instant until) {
        attendedUntil = until;
    }

    /** The file is made, and judged. */
    void done() {
        state = TransferState.DONE;
        numbers.settle();
    }

    private void requireKind(TransferKind wanted) {
        if (kind == wanted) {
            return;
        }
        throw kind == TransferKind.ASSEMBLED
                ? FINAL_UPLOAD.because("Its pieces are all it has.")
                : UPLOAD_NOT_FOUND.because("Upload " + uploadId + " is a session.");
    }

    private void requireWriter(long writer) {
        if (state != TransferState.OPEN) {
            throw PartNumbers.takenOver();
        }
        numbers.require(writer);
    }

    private void fillIfWhole() {
        if (kind != TransferKind.CHUNKED && length != null && received == length) {
            state = TransferState.FULL;
        }
    }

    /** How far it has come. */
    public Pace pace() {
        return new Pace(createdAt, measuredAt, bytesPerSecond, received);
    }

    private void measure(long bytes, Instant now) {
        Pace pace = pace().after(bytes, now);
        bytesPerSecond = pace.speed();
        measuredAt = pace.measured();
    }

    Lease toLease(Upload upload, long most) {
        return new Lease(
                orgId,
                uploadId,
                upload.key(),
                numbers.fence(),
                received,
                stored,
                length,
                most,
                sizes(),
                numbers.last() + 1,
                numbers.reserved(),
                expiresAt,
                upload.storageId(),
                digestState());
    }

    public UUID uploadId() {
        return uploadId;
    }

    public UUID orgId() {
        return orgId;
    }

    public TransferKind kind() {
        return kind;
    }

    public TransferState state() {
        return state;
    }

    public @Nullable Long length() {
        return length;
    }

    /** Acknowledged bytes. */
    public long received() {
        return received;
    }

    /** How many of them are in parts. */
    long stored() {
        return stored;
    }

    int lastPart() {
        return numbers.last();
    }

    int reservedPart() {
        return numbers.reserved();
    }

    /** Bytes from the file's start that the digest has seen. */
    public long digested() {
        return digest.length();
    }

    public Sha256State digestState() {
        return digest.state();
    }

    public PartSizes sizes() {
        return new PartSizes(firstPart, partStep);
    }

    public @Nullable String expectedSha256() {
        return expectedSha256;
    }

    /** What its sender may prove possession with; null when it is not asked. */
    public byte @Nullable [] challenge() {
        return challenge == null ? null : challenge.clone();
    }

    public void challenge(byte @Nullable [] nonce) {
        challenge = nonce == null ? null : nonce.clone();
    }

    public @Nullable String metadata() {
        return metadata;
    }

    public @Nullable String concat() {
        return concat;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
