package io.phonelog.upload.tus;

import static io.phonelog.upload.UploadProblem.UPLOAD_COMPLETE;
import static io.phonelog.upload.UploadProblem.UPLOAD_NOT_FOUND;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.digest.BodyCheck;
import io.phonelog.upload.transfer.Aside;
import io.phonelog.upload.transfer.Assembly;
import io.phonelog.upload.transfer.Completion;
import io.phonelog.upload.transfer.Transfer;
import io.phonelog.upload.transfer.TransferKind;
import io.phonelog.upload.transfer.TransferLedger;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.phonelog.upload.transfer.TransferState;
import io.phonelog.upload.tus.Appending.Append;
import io.phonelog.upload.tus.Appending.Appended;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Does what the calls of the protocol ask for. */
@ApplicationScoped
class TusUploads {
    private static final Logger LOG = Logger.getLogger(TusUploads.class);

    /** A file of pieces up to this size is assembled before the answer, in bytes. */
    private static final long AT_ONCE = 32L << 20;

    private final CurrentIdentityAssociation identity;
    private final Transactions transactions;
    private final TransferLedger ledger;
    private final NewUploads beginning;
    private final Appending appending;
    private final Completion completion;
    private final Assembly assembly;
    private final Aside aside;

    TusUploads(
            CurrentIdentityAssociation identity,
            Transactions transactions,
            TransferLedger ledger,
            NewUploads beginning,
            Appending appending,
            Completion completion,
            Assembly assembly,
            Aside aside) {
        this.identity = identity;
        this.transactions = transactions;
        this.ledger = ledger;
        this.beginning = beginning;
        this.appending = appending;
        this.completion = completion;
        this.assembly = assembly;
        this.aside = aside;
    }

    /** The largest file, in bytes. */
    long mostBytes() {
        return beginning.mostBytes();
    }

    /** Begins an upload. One that is whole already, because it is empty or assembled, is ended. */
    Uni<Found> create(CreateUpload wanted, HttpServerRequest request) {
        return transactions
                .ofCaller(caller -> beginning.create(caller, wanted, request))
                .call(found -> endWhole(found.transfer()));
    }

    /** As it stands, for a client that is going to go on with it. */
    Uni<Found> settled(UUID id) {
        return org().chain(org -> ours(org, id).chain(ours -> ledger.settled(org, id)));
    }

    /** Appends the body, and makes the file when these were its last bytes. */
    Uni<Appended> append(
            UUID id,
            long offset,
            @Nullable Long length,
            List<BodyCheck> checks,
            HttpServerRequest request) {
        boolean empty = length == null && "0".equals(request.getHeader("Content-Length"));
        return org().chain(
                        org ->
                                appending
                                        .append(
                                                new Append(org, id, offset, length, checks),
                                                request)
                                        .call(done -> done.whole() ? complete(org, id) : nothing())
                                        .onFailure(failure -> empty && isComplete(failure))
                                        .recoverWithUni(() -> asItStands(org, id)));
    }

    /** Ends an upload and frees what it holds. */
    Uni<Void> terminate(UUID id) {
        // The look in a transaction of its own: what is ended has to be read under its lock.
        return org().chain(org -> ours(org, id))
                .chain(
                        ours ->
                                transactions.ofCaller(
                                        caller -> ledger.terminate(caller.orgId(), id)))
                .chain(ledger::freed);
    }

    /** Nothing was to be added to what has come to its end. */
    private static boolean isComplete(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == UPLOAD_COMPLETE;
    }

    private Uni<Appended> asItStands(UUID org, UUID id) {
        return ledger.look(org, id)
                .map(Found::transfer)
                .map(transfer -> new Appended(transfer.received(), transfer.expiresAt(), true));
    }

    /** The bytes are safe whatever happens here: what fails is done later by the watch. */
    private Uni<Void> endWhole(Transfer transfer) {
        UUID org = transfer.orgId();
        UUID id = transfer.uploadId();
        if (transfer.kind() == TransferKind.ASSEMBLED) {
            Supplier<Uni<Void>> assembled = () -> later(assembly.assemble(org, id), id);
            if (Objects.requireNonNull(transfer.length()) > AT_ONCE) {
                aside.start(assembled);
                return Uni.createFrom().voidItem();
            }
            return assembled.get();
        }
        return transfer.state() == TransferState.FULL ? complete(org, id) : nothing();
    }

    private Uni<Void> complete(UUID org, UUID id) {
        return later(completion.complete(org, id), id);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> later(Uni<?> completed, UUID id) {
        return completed
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(
                        failure -> {
                            LOG.warnf("Completing later: upload=%s cause=%s", id, failure);
                            return Uni.createFrom().voidItem();
                        });
    }

    /** A session of chunks has calls of its own: bytes that are appended have no place in it. */
    private Uni<Found> ours(UUID org, UUID id) {
        return ledger.look(org, id)
                .invoke(
                        found -> {
                            if (found.transfer().kind() == TransferKind.CHUNKED) {
                                throw UPLOAD_NOT_FOUND.because("Upload " + id + " is a session.");
                            }
                        });
    }

    private Uni<UUID> org() {
        return identity.getDeferredIdentity().map(Caller::of).map(Caller::orgId);
    }
}
