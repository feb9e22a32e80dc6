package io.phonelog.upload.session;

import static io.phonelog.upload.UploadProblem.UPLOAD_GONE;
import static io.phonelog.upload.UploadProblem.UPLOAD_NOT_FOUND;

import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.Ending;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.transfer.Chunks;
import io.phonelog.upload.transfer.Completed;
import io.phonelog.upload.transfer.Completion;
import io.phonelog.upload.transfer.Transfer;
import io.phonelog.upload.transfer.TransferKind;
import io.phonelog.upload.transfer.TransferLedger;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.phonelog.upload.transfer.TransferRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Sessions from their beginning to the file that they become. */
@ApplicationScoped
class Sessions {
    private final Transactions transactions;
    private final TransferLedger ledger;
    private final TransferRepository transfers;
    private final UploadRepository uploads;
    private final Chunks chunks;
    private final Completion completion;
    private final NewSessions beginning;

    Sessions(
            Transactions transactions,
            TransferLedger ledger,
            TransferRepository transfers,
            UploadRepository uploads,
            Chunks chunks,
            Completion completion,
            NewSessions beginning) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.transfers = transfers;
        this.uploads = uploads;
        this.chunks = chunks;
        this.completion = completion;
        this.beginning = beginning;
    }

    Uni<SessionView> create(CreateSession wanted) {
        return transactions.ofCaller(caller -> beginning.create(caller, wanted).chain(this::view));
    }

    Uni<SessionView> get(UUID id) {
        return transactions.ofCaller(
                caller ->
                        uploads.find(caller.orgId(), id)
                                .chain(upload -> found(caller.orgId(), id, upload))
                                .chain(this::view));
    }

    /** Of one that came to nothing only the upload is left, which knows why. */
    private Uni<Found> found(UUID org, UUID id, @Nullable Upload upload) {
        return transfers
                .find(org, id)
                .map(
                        transfer -> {
                            Ending ending = upload == null ? null : upload.ending();
                            if (transfer == null && ending != null) {
                                throw UPLOAD_GONE.because(
                                        "%s: %s".formatted(ending.code(), ending.reason()));
                            }
                            Transfer session = session(transfer);
                            return new Found(UploadRepository.visible(upload, id), session);
                        });
    }

    /** Those that are unfinished, the newest first. */
    Uni<Page<SessionView>> list(PageQuery query) {
        return transactions.ofCaller(
                caller ->
                        transfers
                                .openSessions(caller.orgId(), query)
                                .chain(rows -> found(caller.orgId(), rows))
                                .chain(
                                        rows ->
                                                transfers
                                                        .openSessions(caller.orgId())
                                                        .map(
                                                                total ->
                                                                        Page.of(
                                                                                rows,
                                                                                query,
                                                                                total,
                                                                                Sessions::listed,
                                                                                Sessions
                                                                                        ::cursor))));
    }

    /** Makes the file; said again it answers again. */
    Uni<AcceptedView> complete(UUID id) {
        return transactions
                .ofCaller(
                        caller ->
                                transfers
                                        .find(caller.orgId(), id)
                                        .map(Sessions::session)
                                        .call(() -> chunks.complete(caller, id)))
                .call(() -> chunks.digested(id))
                .chain(transfer -> completion.complete(transfer.orgId(), id))
                .map(Sessions::accepted);
    }

    Uni<Void> cancel(UUID id) {
        return transactions
                .ofCaller(
                        caller ->
                                transfers
                                        .find(caller.orgId(), id)
                                        .map(Sessions::session)
                                        .chain(() -> ledger.terminate(caller.orgId(), id)))
                .chain(ledger::freed);
    }

    private Uni<SessionView> view(Found found) {
        return chunks.missing(found.transfer())
                .map(
                        missing ->
                                SessionView.of(
                                        found.upload(), found.transfer(), missing, Instant.now()));
    }

    private Uni<List<Found>> found(UUID org, List<Transfer> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(
                        row ->
                                uploads.find(org, row.uploadId())
                                        .map(Objects::requireNonNull)
                                        .map(upload -> new Found(upload, row)))
                .collect()
                .asList();
    }

    private static SessionView listed(Found found) {
        return SessionView.of(found.upload(), found.transfer(), null, Instant.now());
    }

    private static Cursor cursor(Found found) {
        return Cursor.of(found.upload().id());
    }

    private static Transfer session(@Nullable Transfer transfer) {
        if (transfer == null || transfer.kind() != TransferKind.CHUNKED) {
            throw UPLOAD_NOT_FOUND.because("There is no such session, or it has ended.");
        }
        return transfer;
    }

    private static AcceptedView accepted(Completed completed) {
        if (completed instanceof Completed.Refused refused) {
            throw refused.why();
        }
        return ((Completed.Stored) completed).view();
    }
}
