package io.phonelog.upload.janitor;

import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.UploadRepository;
import io.phonelog.upload.intake.ActiveUploads;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Says of every upload that this process receives that it is alive. */
@ApplicationScoped
public class Heartbeat {
    private final Transactions transactions;
    private final UploadRepository uploads;
    private final ActiveUploads active;

    public Heartbeat(Transactions transactions, UploadRepository uploads, ActiveUploads active) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.active = active;
    }

    @Scheduled(
            identity = "upload-heartbeat",
            every = "${phonelog.upload.heartbeat-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        Set<UUID> ids = active.ids();
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .inBackground(() -> uploads.beat(ids, Instant.now()))
                        .replaceWithVoid();
    }
}
