package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.UNKNOWN_STREAM;

import io.phonelog.notification.log.LogEntry;
import io.phonelog.notification.stream.EventStream.OfJob;
import io.phonelog.notification.stream.EventStream.OfTenant;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The streams that one client follows as one. */
record Selection(Set<OfJob> jobs, Set<OfTenant> topics) {
    private static final int MOST = 50;

    static Selection of(EventStream stream) {
        return stream instanceof OfJob job
                ? new Selection(Set.of(job), Set.of())
                : new Selection(Set.of(), Set.of((OfTenant) stream));
    }

    /** Reads a list with commas, as {@code job:<id>,uploads}. */
    static Selection parse(String names) {
        Set<OfJob> jobs = new LinkedHashSet<>();
        Set<OfTenant> topics = new LinkedHashSet<>();
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(EventStream::named)
                .forEach(
                        stream -> {
                            if (stream instanceof OfJob job) {
                                jobs.add(job);
                            } else {
                                topics.add((OfTenant) stream);
                            }
                        });
        if (jobs.isEmpty() && topics.isEmpty()) {
            throw UNKNOWN_STREAM.because("Name a stream: " + EventStream.OFFERED);
        }
        if (jobs.size() > MOST) {
            throw UNKNOWN_STREAM.because("Name at most " + MOST + " jobs, or follow jobs.");
        }
        return new Selection(jobs, topics);
    }

    boolean holds(LogEntry entry) {
        return jobs.stream().anyMatch(job -> job.holds(entry))
                || topics.stream().anyMatch(topic -> topic.holds(entry));
    }

    Set<String> jobNames() {
        return jobs.stream().map(OfJob::name).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> topicNames() {
        return topics.stream().map(OfTenant::name).collect(Collectors.toUnmodifiableSet());
    }
}
