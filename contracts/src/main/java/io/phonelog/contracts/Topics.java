package io.phonelog.contracts;

import java.util.List;
import java.util.stream.Stream;

/** Every Kafka topic, by name. What each carries is in {@link MessageType}. */
public final class Topics {
    /** Facts about uploads, keyed by upload. */
    public static final String UPLOADS = "uploads";

    /**
     * Planning work, keyed by job; one topic per lane so that a busy lane cannot starve another.
     */
    public static final String WORK_HIGH = "jobs.work.high";

    public static final String WORK_NORMAL = "jobs.work.normal";
    public static final String WORK_LOW = "jobs.work.low";

    /** Byte ranges to parse, keyed by job and chunk so that many workers share one file. */
    public static final String PARSE_CHUNKS = "parse.chunks";

    /** What workers report, keyed by job so that a job's reports stay in order. */
    public static final String PARSE_PROGRESS = "parse.progress";

    /**
     * Row batches (binary, see {@link io.phonelog.contracts.event.RowBatch}), keyed by job, chunk
     * and batch: their order means nothing, and so loaders share the rows of even a single chunk.
     */
    public static final String RECORDS_PARSED = "records.parsed";

    /** Batches that can be queried, keyed by job. */
    public static final String RECORDS_STORED = "records.stored";

    /**
     * Runs that were taken back, keyed by job. Compacted, since every worker reads it from the
     * start, and forgotten when no work of such a run can be under way any more.
     */
    public static final String JOBS_CONTROL = "jobs.control";

    /** Facts about jobs for clients and partners, keyed by job. */
    public static final String JOBS_EVENTS = "jobs.events";

    /** What tenants are told of the platform itself, keyed by what it is about. */
    public static final String SYSTEM = "system.events";

    /** Every template version, keyed by template and version. Compacted. */
    public static final String TEMPLATES = "templates.catalogue";

    /** API keys, hashed, keyed by key id. Compacted. */
    public static final String API_KEYS = "access.api-keys";

    /** Who did what, keyed by tenant so that each tenant's chain stays in order. */
    public static final String AUDIT = "audit";

    private Topics() {}

    /** Where messages of a topic go that nobody could read. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlq";
    }

    /** Every topic to create, dead letters included. */
    public static List<Topic> all() {
        return Topic.all();
    }

    /** Which messages of a topic stay. */
    public enum Cleanup {
        /** Those not older than the broker keeps messages. */
        BY_AGE("delete"),
        /** The latest of each key, for good. */
        BY_KEY("compact"),
        /** The latest of each key, as long as the broker keeps messages. */
        BY_KEY_AND_AGE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** Kafka's {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    /** A topic as it is created. */
    public record Topic(String name, int partitions, Cleanup cleanup) {
        /** Work is spread over these; more workers than this share nothing. */
        private static final int SPREAD = 12;

        private static List<Topic> all() {
            List<Topic> topics =
                    List.of(
                            log(UPLOADS),
                            log(WORK_HIGH),
                            log(WORK_NORMAL),
                            log(WORK_LOW),
                            log(PARSE_CHUNKS),
                            log(PARSE_PROGRESS),
                            log(RECORDS_PARSED),
                            log(RECORDS_STORED),
                            log(JOBS_EVENTS),
                            log(AUDIT),
                            // In one order for everybody, and rare.
                            new Topic(SYSTEM, 1, Cleanup.BY_AGE),
                            new Topic(JOBS_CONTROL, 1, Cleanup.BY_KEY_AND_AGE),
                            table(TEMPLATES),
                            table(API_KEYS));
            return Stream.concat(
                            topics.stream(),
                            topics.stream()
                                    .map(
                                            t ->
                                                    new Topic(
                                                            deadLettersOf(t.name()),
                                                            1,
                                                            Cleanup.BY_AGE)))
                    .toList();
        }

        private static Topic log(String name) {
            return new Topic(name, SPREAD, Cleanup.BY_AGE);
        }

        private static Topic table(String name) {
            return new Topic(name, 1, Cleanup.BY_KEY);
        }
    }
}
