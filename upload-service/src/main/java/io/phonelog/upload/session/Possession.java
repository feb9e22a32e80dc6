package io.phonelog.upload.session;

import static io.phonelog.upload.UploadProblem.PROOF_NOT_ASKED;
import static io.phonelog.upload.UploadProblem.PROOF_WRONG;

import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadLedger;
import io.phonelog.upload.UploadState;
import io.phonelog.upload.duplicate.DuplicatePolicy;
import io.phonelog.upload.duplicate.Duplicates;
import io.phonelog.upload.storage.FileStore;
import io.phonelog.upload.transfer.Transfer;
import io.phonelog.upload.transfer.TransferLedger;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

/**
 * Spares a sender a transfer: who shows that it has a file which the tenant has stored gets an
 * upload that is linked to that. Nobody gets at a file by knowing its SHA-256 alone. There is one
 * try.
 */
@ApplicationScoped
class Possession {
    private final Transactions transactions;
    private final TransferLedger ledger;
    private final UploadLedger uploads;
    private final Duplicates duplicates;
    private final FileStore store;

    Possession(
            Transactions transactions,
            TransferLedger ledger,
            UploadLedger uploads,
            Duplicates duplicates,
            FileStore store) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.uploads = uploads;
        this.duplicates = duplicates;
        this.store = store;
    }

    private record Attempt(Challenge challenge, Upload keeper, UUID org) {}

    /** Asks the sender of a new session for a proof, when that could spare it the transfer. */
    Uni<Void> ask(Found session) {
        Transfer transfer = session.transfer();
        String sha256 = transfer.expectedSha256();
        boolean links = duplicates.policy(session.upload().options()) == DuplicatePolicy.LINK;
        return sha256 == null || !links
                ? Uni.createFrom().voidItem()
                : keeper(transfer, sha256)
                        .invoke(
                                keeper -> {
                                    if (keeper != null) {
                                        transfer.challenge(Challenge.of(sizeOf(transfer)).nonce());
                                    }
                                })
                        .replaceWithVoid();
    }

    /** What a session's sender is asked, or null. */
    static Challenge.@Nullable View asked(Transfer transfer) {
        byte[] nonce = transfer.challenge();
        return nonce == null ? null : new Challenge(nonce, sizeOf(transfer)).view();
    }

    /** Takes the proof; the upload is stored then, without the transfer. */
    Uni<AcceptedView> prove(UUID id, Proof proof) {
        return transactions
                .ofCaller(caller -> attempt(caller.orgId(), id))
                .call(attempt -> require(attempt, proof))
                .chain(attempt -> transactions.inTenant(attempt.org(), () -> link(attempt, id)));
    }

    private Uni<Attempt> attempt(UUID org, UUID id) {
        return ledger.session(org, id)
                .chain(
                        transfer -> {
                            byte[] nonce = transfer.challenge();
                            if (nonce == null) {
                                throw notAsked();
                            }
                            transfer.challenge(null);
                            return keeper(
                                            transfer,
                                            Objects.requireNonNull(transfer.expectedSha256()))
                                    .onItem()
                                    .ifNull()
                                    .failWith(Possession::notAsked)
                                    .map(
                                            keeper ->
                                                    new Attempt(
                                                            new Challenge(nonce, sizeOf(transfer)),
                                                            Objects.requireNonNull(keeper),
                                                            org));
                        });
    }

    private Uni<Void> require(Attempt attempt, Proof proof) {
        MessageDigest digest = attempt.challenge().begun();
        return Multi.createFrom()
                .iterable(attempt.challenge().ranges())
                .onItem()
                .transformToUniAndConcatenate(
                        range -> store.range(attempt.keeper().key(), range.from(), range.length()))
                .invoke(digest::update)
                .collect()
                .last()
                .invoke(
                        () -> {
                            byte[] shown = HexFormat.of().parseHex(proof.sha256());
                            if (!MessageDigest.isEqual(shown, digest.digest())) {
                                throw PROOF_WRONG.because("Send the chunks.");
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<AcceptedView> link(Attempt attempt, UUID id) {
        return ledger.takeBoth(attempt.org(), id)
                // The tenant's books before the turn of these bytes: who completes a file does so.
                .call(found -> ledger.done(found.transfer()))
                .chain(
                        found ->
                                keeper(
                                                found.transfer(),
                                                Objects.requireNonNull(attempt.keeper().sha256()))
                                        .onItem()
                                        .ifNull()
                                        .failWith(Possession::notAsked)
                                        .invoke(
                                                keeper ->
                                                        found.upload()
                                                                .link(
                                                                        Objects.requireNonNull(
                                                                                keeper),
                                                                        found.upload().options(),
                                                                        Instant.now()))
                                        .chain(keeper -> uploads.answer(found.upload())));
    }

    /** Only what has its verdict: nobody is to be told of what may have to go. */
    private Uni<@Nullable Upload> keeper(Transfer transfer, String sha256) {
        return duplicates
                .keeper(transfer.orgId(), sha256, sizeOf(transfer))
                .map(
                        keeper ->
                                keeper != null && keeper.state() == UploadState.STORED
                                        ? keeper
                                        : null);
    }

    private static RuntimeException notAsked() {
        return PROOF_NOT_ASKED.because("Send the chunks.");
    }

    private static long sizeOf(Transfer transfer) {
        return Objects.requireNonNull(transfer.length());
    }
}
