package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.JOB_NOT_FOUND;
import static io.phonelog.notification.NotificationProblem.UPLOAD_NOT_FOUND;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.log.LogReader;
import io.phonelog.notification.retention.RetentionConfig;
import io.phonelog.notification.stream.EventStream.OfThing;
import io.phonelog.platform.problem.Problem;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Opens streams. A client that comes back with a recent place, or wants what comes from now on, is
 * served from memory; the log is read for those who were away for longer.
 */
@ApplicationScoped
public class Streams {
    /** What a client is told whose place is not in the log any more. */
    public static final String GAP =
            "The place you named is not kept any more. Read the current state anew.";

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
     * Opens streams for a reader; fails with a problem when one is not there or not allowed.
     *
     * @param cursor the id of the last event that the client has, if it has one
     */
    public Uni<Opening> open(Reader reader, Selection selection, @Nullable String cursor) {
        reader.requireAll(selection);
        UUID org = reader.orgId();
        return live.recent(org)
                .chain(
                        recent ->
                                latestOf(org, recent, selection.things(), cursor)
                                        .chain(
                                                latest ->
                                                        start(org, recent, selection, cursor)
                                                                .map(
                                                                        start ->
                                                                                opening(
                                                                                        org,
                                                                                        selection,
                                                                                        start,
                                                                                        latest))));
    }

    /**
     * Sends a client what belongs to an opened stream, until it is cancelled.
     *
     * @param broken hears when the log cannot be read on
     */
    public Follower follow(Opening opening, Mailbox mailbox, Consumer<Throwable> broken) {
        Follower follower = new Follower(opening, mailbox, live, log, broken);
        follower.start();
        return follower;
    }

    private record Start(long after, boolean gap) {}

    private static Opening opening(
            UUID org, Selection selection, Start start, @Nullable LogEntry latest) {
        return new Opening(org, selection, start.gap(), start.after(), latest);
    }

    private Uni<Start> start(
            UUID org, RecentEntries recent, Selection selection, @Nullable String cursor) {
        if (cursor == null) {
            return beginning(org, recent, selection).map(after -> new Start(after, false));
        }
        Long known = recent.placeOf(cursor);
        return known != null
                ? Uni.createFrom().item(new Start(known, false))
                : startInLog(org, recent, selection, cursor);
    }

    private Uni<Start> startInLog(
            UUID org, RecentEntries recent, Selection selection, String cursor) {
        return log.sequenceOf(org, cursor)
                .chain(
                        known ->
                                known == null
                                        ? beginning(org, recent, selection)
                                                .map(after -> new Start(after, true))
                                        : Uni.createFrom().item(new Start(known, false)));
    }

    /** A thing's stream begins with what is kept of it; a tenant's with whoever opens it. */
    private Uni<Long> beginning(UUID org, RecentEntries recent, Selection selection) {
        if (!selection.filter().isOfThings()) {
            return Uni.createFrom().item(recent.newest());
        }
        List<OfThing> things = selection.things();
        Long begun = things.size() == 1 ? recent.beginning(things.get(0).name()) : null;
        return begun != null ? Uni.createFrom().item(begun) : log.pruned(org);
    }

    /** Of the first thing, once it is known of all that they are there. */
    private Uni<@Nullable LogEntry> latestOf(
            UUID org, RecentEntries recent, List<OfThing> things, @Nullable String cursor) {
        Uni<@Nullable LogEntry> latest = Uni.createFrom().nullItem();
        for (int i = things.size() - 1; i >= 0; i--) {
            OfThing thing = things.get(i);
            latest = latest.chain(() -> latestOf(org, recent, thing, cursor));
        }
        return latest;
    }

    /**
     * The newest entry of a thing; one that is younger than we are slow is waited for. An end is
     * looked up in the log: memory may not know yet that it was gone on after.
     */
    private Uni<@Nullable LogEntry> latestOf(
            UUID org, RecentEntries recent, OfThing thing, @Nullable String cursor) {
        LogEntry known = recent.latest(thing.name());
        if (known != null && !known.ended()) {
            return Uni.createFrom().item(known);
        }
        long place = recent.newest();
        return log.latest(org, thing.name())
                .chain(
                        entry ->
                                entry != null
                                                || !Uuid7.madeWithin(
                                                        config.patience(), thing.id(), clock)
                                        ? Uni.createFrom().item(entry)
                                        : firstOf(org, thing, place))
                .invoke(
                        entry -> {
                            if (entry == null && (cursor == null || !mayBePruned(thing))) {
                                throw notFound(thing);
                            }
                        });
    }

    /** Whether the thing is so old that nothing of it need be left in the log. */
    private boolean mayBePruned(OfThing thing) {
        return Uuid7.madeBefore(clock.instant().minus(retention.logRetention()), thing.id());
    }

    private Problem notFound(OfThing thing) {
        String kind = thing.isJob() ? "job" : "upload";
        String detail =
                mayBePruned(thing)
                        ? "Nothing of %s %s is kept here any more. Ask for the %s itself."
                                .formatted(kind, thing.id(), kind)
                        : "There is no %s %s.".formatted(kind, thing.id());
        return (thing.isJob() ? JOB_NOT_FOUND : UPLOAD_NOT_FOUND).because(detail);
    }

    private Uni<@Nullable LogEntry> firstOf(UUID org, OfThing thing, long place) {
        return Uni.createFrom()
                .<@Nullable LogEntry>emitter(
                        found -> {
                            Mailbox one =
                                    new Mailbox(
                                            config.queue(),
                                            letter -> {
                                                found.complete(letter.entry());
                                                return Uni.createFrom().nothing();
                                            },
                                            found::fail);
                            Follower follower =
                                    follow(
                                            new Opening(
                                                    org, Selection.of(thing), false, place, null),
                                            one,
                                            found::fail);
                            found.onTermination(follower::cancel);
                        })
                .ifNoItem()
                .after(config.patience())
                .recoverWithUni(Uni.createFrom().nullItem());
    }
}
