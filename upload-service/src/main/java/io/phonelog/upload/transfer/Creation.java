package io.phonelog.upload.transfer;

import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.access.Caller;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.quota.Quota;
import io.phonelog.upload.template.KnownTemplates;
import io.phonelog.upload.transfer.TransferLedger.Found;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Begins transfers: whoever may, for files that could be read. */
@ApplicationScoped
public class Creation {
    private final UploadRepository uploads;
    private final TransferRepository transfers;
    private final Quota quota;
    private final KnownTemplates templates;
    private final TransferConfig config;

    public Creation(
            UploadRepository uploads,
            TransferRepository transfers,
            Quota quota,
            KnownTemplates templates,
            TransferConfig config) {
        this.uploads = uploads;
        this.transfers = transfers;
        this.quota = quota;
        this.templates = templates;
        this.config = config;
    }

    /** Writes down a new one, in the caller's transaction. */
    public Uni<Found> create(Caller caller, NewTransfer wanted) {
        templates.require(caller.orgId(), wanted.options());
        Instant now = TransferLedger.now();
        Upload upload =
                new Upload(
                                Uuid7.next(),
                                caller.orgId(),
                                wanted.filename(),
                                wanted.options(),
                                caller.actor(),
                                now)
                        .resumable(wanted.partial());
        Transfer transfer = new Transfer(upload, wanted, now, now.plus(config.lifetime()));
        return quota.admitSession(caller.orgId(), wanted.length())
                .chain(() -> uploads.persistAndFlush(upload))
                .chain(() -> transfers.persistAndFlush(transfer))
                .chain(() -> addSources(transfer, wanted.sources()))
                .replaceWith(new Found(upload, transfer));
    }

    private Uni<Void> addSources(Transfer transfer, List<UUID> sources) {
        Uni<Void> added = Uni.createFrom().voidItem();
        for (int place = 0; place < sources.size(); place++) {
            int at = place;
            added = added.chain(() -> transfers.addSource(transfer, at, sources.get(at)));
        }
        return added;
    }
}
