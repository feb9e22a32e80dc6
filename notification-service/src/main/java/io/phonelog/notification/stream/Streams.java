package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.JOB_NOT_FOUND;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.retention.RetentionConfig;
import io.phonelog.notification.stream.EventStream.OfJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens streams: first what the log holds, page by page as fast as the client reads, then what is
 * committed from there on, without a hole or a repetition between the two.
 */
@ApplicationScoped
public class Streams {
    /** What a client is told whose place is not in the log any more. */
    static final String GAP =
            "The place you named is not kept any more. Read the current state anew.";

    private static final int PAGE = 500;

    private final LogReader log;
    private final LiveLog live;
    private final StreamConfig config;
    private final RetentionConfig retention;
    private final InstantSource clock = InstantSource.system();

    public Streams(LogReader log, LiveLog live, StreamConfig config, RetentionConfig retention) {
        this.log = log;
        this.live = live;
        this.config = config;
        this.retention = retention;
    }

    /**
     * A stream that may begin.
     *
     * @param gap whether the place that the client named is not in the log any more
     * @param after the sequence it begins after
     * @param latest the newest entry of the (first) job at the opening; null when no job was named,
     *     or nothing of it is kept
     * @param entries never ends by itself; fails when the client is too slow
     */
    record Opening(boolean gap, long after, @Nullable LogEntry latest, Multi<LogEntry> entries) {}

    /**
     * Opens streams for a reader; fails with a problem when one is not there or not allowed.
     *
     * @param cursor the id of the last event that the client has, if it has one
     */
    Uni<Opening> open(Reader reader, Selection selection, @Nullable String cursor) {
        reader.mayFollow(selection);
        UUID org = reader.orgId();
        return Multi.createFrom()
                .iterable(selection.jobs())
                .onItem()
                .transformToUniAndConcatenate(job -> latestOf(org, job, cursor))
                .collect()
                .asList()
                .map(jobs -> jobs.isEmpty() ? null : jobs.get(0).orElse(null))
                .chain(latest -> open(org, selection, cursor, latest));
    }

    private Uni<Opening> open(
            UUID org, Selection selection, @Nullable String cursor, @Nullable LogEntry latest) {
        return startOf(org, selection, cursor)
                .map(
                        start ->
                                new Opening(
                                        start.gap(),
                                        start.after(),
                                        latest,
                                        entries(org, selection, start.after())));
    }

    private record Start(long after, boolean gap) {}

    private Uni<Start> startOf(UUID org, Selection selection, @Nullable String cursor) {
        if (cursor == null) {
            return beginning(org, selection).map(after -> new Start(after, false));
        }
        return log.sequenceOf(org, cursor)
                .chain(
                        known ->
                                known == null
                                        ? beginning(org, selection)
                                                .map(after -> new Start(after, true))
                                        : Uni.createFrom().item(new Start(known, false)));
    }

    /** A job's stream begins with what is kept of it; a tenant's with whoever opens it. */
    private Uni<Long> beginning(UUID org, Selection selection) {
        return selection.topics().isEmpty() ? log.pruned(org) : log.head(org);
    }

    private Multi<LogEntry> entries(UUID org, Selection selection, long start) {
        return Multi.createFrom()
                .deferred(
                        () -> {
                            AtomicLong sent = new AtomicLong(start);
                            return Multi.createBy()
                                    .concatenating()
                                    .streams(
                                            // Before anything is kept for the client: the bulk.
                                            logged(org, selection, sent),
                                            joined(org, selection, sent))
                                    .select()
                                    .where(entry -> advance(sent, entry));
                        });
    }

    private Multi<LogEntry> joined(UUID org, Selection selection, AtomicLong sent) {
        AtomicBoolean caughtUp = new AtomicBoolean();
        return live.follow(org, selection)
                .onItem()
                .transformToMultiAndConcatenate(
                        item -> {
                            Multi<LogEntry> entry = Multi.createFrom().optional(item);
                            return caughtUp.getAndSet(true)
                                    ? entry
                                    : Multi.createBy()
                                            .concatenating()
                                            .streams(logged(org, selection, sent), entry);
                        });
    }

    private Multi<LogEntry> logged(UUID org, Selection selection, AtomicLong sent) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicLong(sent.get()),
                        read ->
                                log.after(
                                                org,
                                                read.get(),
                                                PAGE,
                                                selection.jobNames(),
                                                selection.topicNames())
                                        .invoke(page -> read.set(endOf(page, read.get()))))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .disjoint();
    }

    private static long endOf(List<LogEntry> page, long before) {
        return page.isEmpty() ? before : page.get(page.size() - 1).sequence();
    }

    private static boolean advance(AtomicLong sent, LogEntry entry) {
        return sent.getAndAccumulate(entry.sequence(), Math::max) < entry.sequence();
    }

    /** The newest entry of a job; a job that is younger than we are slow is waited for. */
    private Uni<Optional<LogEntry>> latestOf(UUID org, OfJob job, @Nullable String cursor) {
        return log.latest(org, job.name())
                .chain(
                        entry ->
                                entry != null
                                                || !Uuid7.madeWithin(
                                                        config.patience(), job.jobId(), clock)
                                        ? Uni.createFrom().item(entry)
                                        : firstOf(org, job))
                .map(Optional::ofNullable)
                .invoke(
                        entry -> {
                            if (entry.isEmpty() && (cursor == null || !mayBePruned(job))) {
                                throw JOB_NOT_FOUND.because(notFound(job));
                            }
                        });
    }

    /** Whether the job is so old that nothing of it need be left in the log. */
    private boolean mayBePruned(OfJob job) {
        return Uuid7.madeBefore(clock.instant().minus(retention.logRetention()), job.jobId());
    }

    private String notFound(OfJob job) {
        return mayBePruned(job)
                ? "Nothing of a job %s is kept here any more. Ask for the job itself."
                        .formatted(job.jobId())
                : "There is no job %s.".formatted(job.jobId());
    }

    private Uni<@Nullable LogEntry> firstOf(UUID org, OfJob job) {
        return live.follow(org, Selection.of(job))
                .onItem()
                .transformToUniAndConcatenate(
                        item ->
                                item.isPresent()
                                        ? Uni.createFrom().item(item)
                                        : log.latest(org, job.name()).map(Optional::ofNullable))
                .select()
                .where(Optional::isPresent)
                .toUni()
                .map(Optional::get)
                .ifNoItem()
                .after(config.patience())
                .recoverWithUni(Uni.createFrom().nullItem());
    }
}
