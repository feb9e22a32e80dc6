package io.phonelog.upload.janitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadConfig;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.UploadState;
import io.phonelog.upload.storage.BegunParts;
import io.phonelog.upload.storage.FileStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes parts from the object store that nobody knows of: a process died after the store had
 * begun them and before the books said so, and another has begun its own. It starts from the store,
 * so that nothing has to be remembered for it to be found.
 */
@ApplicationScoped
public class Strays {
    private static final Logger LOG = Logger.getLogger(Strays.class);
    private static final Pattern KEY =
            Pattern.compile("tenants/([0-9a-f-]{36})/uploads/([0-9a-f-]{36})");

    private final Transactions transactions;
    private final UploadRepository uploads;
    private final FileStore store;
    private final UploadConfig config;
    private final MeterRegistry metrics;

    public Strays(
            Transactions transactions,
            UploadRepository uploads,
            FileStore store,
            UploadConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.store = store;
        this.config = config;
        this.metrics = metrics;
    }

    @Scheduled(
            identity = "upload-strays",
            every = "${phonelog.upload.stray-interval:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return remove(Instant.now().minus(config.strayAge()));
    }

    /** Removes those that were begun before a time. */
    public Uni<Void> remove(Instant begunBefore) {
        return store.begunParts("tenants/", begunBefore)
                .chain(
                        found ->
                                Multi.createFrom()
                                        .iterable(found)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::removeStray)
                                        .collect()
                                        .last()
                                        .replaceWithVoid());
    }

    private Uni<Void> removeStray(BegunParts parts) {
        Matcher key = KEY.matcher(parts.key());
        if (!key.matches()) {
            return Uni.createFrom().voidItem();
        }
        UUID org = UUID.fromString(key.group(1));
        UUID id = UUID.fromString(key.group(2));
        return transactions
                .inTenant(org, () -> uploads.find(org, id))
                .chain(
                        upload ->
                                isInUse(upload, parts)
                                        ? Uni.createFrom().voidItem()
                                        : abandon(parts));
    }

    /** One that is received may have begun parts whose id is about to be written down. */
    private static boolean isInUse(@Nullable Upload upload, BegunParts parts) {
        return upload != null
                && upload.state() == UploadState.RECEIVING
                && (upload.storageId() == null || upload.storageId().equals(parts.storageId()));
    }

    private Uni<Void> abandon(BegunParts parts) {
        metrics.counter("phonelog_uploads_strays").increment();
        LOG.infof("Removed parts that nobody knows of: key=%s", parts.key());
        return store.abandon(parts.key(), parts.storageId());
    }
}
