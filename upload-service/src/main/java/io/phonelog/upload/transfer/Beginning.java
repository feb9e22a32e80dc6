package io.phonelog.upload.transfer;

import io.phonelog.upload.Upload;
import io.phonelog.upload.storage.FileStore;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** Begins the parts of a file in the object store: once, of however many that want to at once. */
@ApplicationScoped
class Beginning {
    private final TransferLedger ledger;
    private final FileStore store;
    private final Effects effects;

    Beginning(TransferLedger ledger, FileStore store, Effects effects) {
        this.ledger = ledger;
        this.store = store;
        this.effects = effects;
    }

    /** The id under which the store keeps the parts of an upload. */
    Uni<String> of(Upload upload) {
        String known = upload.storageId();
        return known != null
                ? Uni.createFrom().item(known)
                : effects.of(Effect.BEGIN_PARTS, upload.id(), () -> store.begin(upload.key()))
                        .chain(mine -> first(upload, mine));
    }

    private Uni<String> first(Upload upload, String mine) {
        return ledger.partsBegun(upload, mine)
                .call(
                        used ->
                                used.equals(mine)
                                        ? Uni.createFrom().voidItem()
                                        : store.abandon(upload.key(), mine));
    }
}
