package io.phonelog.upload;

import io.phonelog.contracts.upload.StoredFile;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * A file that somebody sends. An upload owns its moves; one that is not allowed throws.
 *
 * <pre>
 *   receiving ──whole, in the object store──► scanning ──nothing was found──► stored
 *       ├──its content or form is refused─────────┴────► rejected
 *       └──its client or its process is gone───► expired
 *                                                         stored ──not wanted any more──► deleted
 * </pre>
 *
 * Where there is no scanner it is stored at once, with the verdict {@code skipped}.
 *
 * While it is received, and after it came to nothing until somebody has cleaned up, bytes of it may
 * lie in the object store: its residue.
 */
@Entity
public class Upload {
    @Id private UUID id;

    @Column(name = "org_id")
    private UUID orgId;

    private String filename;

    @Enumerated(EnumType.STRING)
    private UploadState state = UploadState.RECEIVING;

    @Embedded private @Nullable Receipt receipt;

    @Convert(converter = JsonColumns.OfScan.class)
    private ScanVerdict scan = ScanVerdict.PENDING;

    @Convert(converter = JsonColumns.OfOptions.class)
    private SendOptions options;

    @Column(name = "job_id")
    private @Nullable UUID jobId;

    @Convert(converter = JsonColumns.OfEnding.class)
    private @Nullable Ending ending;

    @Column(name = "duplicate_of")
    private @Nullable UUID duplicateOf;

    @Embedded private StoredBytes bytes = new StoredBytes();

    @Column(name = "heartbeat_at")
    private Instant heartbeatAt;

    private boolean resumable;
    private boolean partial;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version private int version;

    protected Upload() {}

    public Upload(
            UUID id,
            UUID orgId,
            String filename,
            SendOptions options,
            String createdBy,
            Instant now) {
        this.id = id;
        this.orgId = orgId;
        this.filename = filename;
        this.options = options;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.heartbeatAt = now;
    }

    /**
     * One that may be sent in several requests, so that its end is not that of a process.
     *
     * @param piece whether it is only to be assembled with others
     */
    public Upload resumable(boolean piece) {
        resumable = true;
        partial = piece;
        return this;
    }

    /** Where the bytes of an upload are: of ids alone, nothing that a client said. */
    public static String keyOf(UUID orgId, UUID id) {
        return "tenants/%s/uploads/%s".formatted(orgId, id);
    }

    /** The object store keeps its parts under this id. */
    public void partsBegun(String id) {
        requireReceiving();
        bytes.begin(id);
    }

    /** The same, unless others did so before: then theirs is kept. Returns the one to use. */
    public String partsOnce(String id) {
        requireReceiving();
        return bytes.beginOnce(id);
    }

    /** It is whole and in the object store; its bytes are no residue any more. */
    public void arrive(Receipt whole, SendOptions finalOptions, UUID job) {
        requireReceiving();
        come(whole, finalOptions, job);
        bytes.settle();
        state = UploadState.SCANNING;
    }

    /** The same bytes are kept for another upload. */
    public void duplicates(Upload earlier) {
        duplicateOf = earlier.id;
    }

    /**
     * It has the bytes, the verdict and the job of another upload, unless somebody has deleted that
     * job; its own bytes are residue.
     */
    public void link(Upload keeper, SendOptions finalOptions, Instant now) {
        requireReceiving();
        // What its job was asked for is told of it; that of the link has no job.
        var theirs = new SendOptions(keeper.options.parse(), finalOptions.duplicates());
        come(Objects.requireNonNull(keeper.receipt), theirs, keeper.jobId);
        duplicateOf = keeper.id;
        bytes.linkTo(keeper.contentId());
        scan = keeper.scan;
        if (keeper.state == UploadState.STORED) {
            end(UploadState.STORED, now);
        } else {
            state = UploadState.SCANNING;
        }
    }

    private void come(Receipt whole, SendOptions finalOptions, @Nullable UUID job) {
        receipt = whole;
        options = finalOptions;
        jobId = job;
    }

    /**
     * Nobody wants it any more. Infected bytes stay in the quarantine for their time all the same.
     *
     * @param last whether no other upload has its bytes
     */
    public void delete(boolean last) {
        if (state == UploadState.RECEIVING || state == UploadState.SCANNING) {
            throw UploadProblem.UPLOAD_UNFINISHED.because(
                    "It is %s; wait for the end of that, or cancel it where it is sent."
                            .formatted(state.name().toLowerCase(Locale.ROOT)));
        }
        bytes.residue(bytes.residue() || state == UploadState.STORED && last && !isLink());
        state = UploadState.DELETED;
    }

    /** It is deleted, and the last that needed its bytes is too. */
    public void abandonBytes() {
        bytes.residue(state == UploadState.DELETED);
    }

    /** What it is shows only once all of it was looked at. */
    public void recognise(String format, String type) {
        requireScanning();
        receipt = Objects.requireNonNull(receipt).recognised(format, type);
    }

    /** It may be seen. */
    public void store(ScanVerdict verdict, Instant now) {
        requireScanning();
        scan = verdict;
        end(UploadState.STORED, now);
    }

    /** The same for one that has the bytes of another. */
    void storeLike(Upload keeper, Instant now) {
        receipt = keeper.receipt;
        store(keeper.scan, now);
    }

    /**
     * It must not be seen.
     *
     * @param kept whether its bytes stay, in the quarantine
     */
    public void reject(ScanVerdict verdict, Ending why, boolean kept, Instant now) {
        requireScanning();
        scan = verdict;
        ending = why;
        bytes.residue(!kept);
        end(UploadState.REJECTED, now);
    }

    /** Its sender is told to send something else. */
    public void reject(Ending why, Instant now) {
        requireReceiving();
        scan = ScanVerdict.NOT_SCANNED;
        ending = why;
        end(UploadState.REJECTED, now);
    }

    /** Nobody is there any more who could finish it. */
    public void expire(Ending why, Instant now) {
        requireReceiving();
        scan = ScanVerdict.NOT_SCANNED;
        ending = why;
        end(UploadState.EXPIRED, now);
    }

    /** Whether it came to nothing and may have left bytes that nobody needs. */
    public boolean isLitter() {
        return bytes.residue() && state != UploadState.RECEIVING;
    }

    /** Nothing of it is left in the object store. */
    public void cleaned() {
        if (state == UploadState.RECEIVING || state.isWhole() && !isLink()) {
            throw new IllegalStateException("upload " + id + " needs its bytes");
        }
        bytes.settle();
    }

    /** As the other services hear of it. */
    public StoredFile toStoredFile() {
        Receipt whole = Objects.requireNonNull(receipt);
        return new StoredFile(id, key(), filename, whole.size(), whole.sha256(), whole.format());
    }

    private void end(UploadState to, Instant now) {
        state = to;
        endedAt = now;
    }

    private void requireScanning() {
        if (state != UploadState.SCANNING) {
            throw new IllegalStateException("upload " + id + " has its verdict");
        }
    }

    private void requireReceiving() {
        if (state != UploadState.RECEIVING) {
            throw UploadProblem.UPLOAD_ENDED.because(
                    "It was silent for too long and has been ended. Send it again.");
        }
    }

    public UUID id() {
        return id;
    }

    public UUID orgId() {
        return orgId;
    }

    /** Where its bytes are. */
    public String key() {
        return keyOf(orgId, contentId());
    }

    /** Where bytes are that came with it: of a link they are not needed. */
    public String ownKey() {
        return keyOf(orgId, id);
    }

    /** The upload whose bytes it has: itself, or another. */
    public UUID contentId() {
        UUID other = bytes.contentId();
        return other == null ? id : other;
    }

    /** Whether it has the bytes of another upload. */
    public boolean isLink() {
        return bytes.contentId() != null;
    }

    public @Nullable UUID duplicateOf() {
        return duplicateOf;
    }

    public String filename() {
        return filename;
    }

    public UploadState state() {
        return state;
    }

    public @Nullable Long size() {
        return receipt == null ? null : (Long) receipt.size();
    }

    public @Nullable String sha256() {
        return receipt == null ? null : receipt.sha256();
    }

    public @Nullable String detectedFormat() {
        return receipt == null ? null : receipt.format();
    }

    public @Nullable String contentType() {
        return receipt == null ? null : receipt.contentType();
    }

    public ScanVerdict scan() {
        return scan;
    }

    public SendOptions options() {
        return options;
    }

    public @Nullable UUID jobId() {
        return jobId;
    }

    public @Nullable Ending ending() {
        return ending;
    }

    /** Whether it is only a piece, to be assembled with others. */
    public boolean partial() {
        return partial;
    }

    public @Nullable String storageId() {
        return bytes.storageId();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }
}
