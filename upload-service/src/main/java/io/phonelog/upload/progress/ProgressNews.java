package io.phonelog.upload.progress;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.upload.UploadProgressed;
import io.phonelog.platform.outbox.Outbox;
import io.phonelog.platform.tenancy.Transactions;
import io.phonelog.upload.Upload;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Tells how far uploads have got, at most once in a second of each. */
@ApplicationScoped
public class ProgressNews {
    private static final Logger LOG = Logger.getLogger(ProgressNews.class);

    private final Outbox outbox;
    private final Transactions transactions;

    public ProgressNews(Outbox outbox, Transactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /**
     * Of an upload whose bytes are in no books, in a transaction of its own. A file is not given up
     * because this cannot be told.
     *
     * @param length of the file, null when it is not known
     */
    public Uni<Void> tellNow(Upload upload, @Nullable Long length, Pace before, Pace after) {
        return after.isNewsAfter(before)
                ? transactions
                        .inTenant(upload.orgId(), () -> publish(upload, length, after))
                        .onFailure()
                        .recoverWithUni(failure -> untold(upload, failure))
                : Uni.createFrom().voidItem();
    }

    /** Together with the step that it tells of, in the transaction of that. */
    public Uni<Void> tell(Upload upload, @Nullable Long length, Pace before, Pace after) {
        return after.isNewsAfter(before) && !upload.partial()
                ? publish(upload, length, after)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> untold(Upload upload, Throwable failure) {
        LOG.warnf("Progress not told: upload=%s cause=%s", upload.id(), failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> publish(Upload upload, @Nullable Long length, Pace pace) {
        String id = upload.id().toString();
        return outbox.publish(
                Topics.UPLOADS,
                id,
                outbox.event(
                        MessageType.UPLOAD_PROGRESS,
                        upload.orgId(),
                        id,
                        upload.createdBy(),
                        news(upload, length, pace)));
    }

    private static UploadProgressed news(Upload upload, @Nullable Long length, Pace pace) {
        var now = Objects.requireNonNull(pace.measured());
        return new UploadProgressed(
                upload.id(),
                upload.filename(),
                pace.bytes(),
                length,
                pace.percent(length),
                pace.current(now),
                pace.average(),
                pace.secondsLeft(length, now),
                now);
    }
}
