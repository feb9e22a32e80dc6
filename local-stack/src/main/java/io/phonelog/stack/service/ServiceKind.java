package io.phonelog.stack.service;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The services, each with its module, its port unless told otherwise, and its share of memory. */
public enum ServiceKind {
    UPLOAD("upload-service", "upload", 8101, 384, Work.HEAVY),
    JOB("job-service", "job", 8102, 256, Work.LIGHT),
    WORKER("parser-worker", null, 8103, 384, Work.HEAVY),
    TEMPLATE("template-service", "template", 8104, 192, Work.LIGHT),
    EVENT("event-service", "event", 8105, 384, Work.HEAVY),
    NOTIFICATION("notification-service", "notification", 8106, 256, Work.LIGHT),
    MONITORING("monitoring-service", "monitoring", 8107, 192, Work.LIGHT);

    /** What a service spends its time on. */
    private enum Work {
        /** Many rows or bytes: worth optimising while it runs. */
        HEAVY,
        /** Small messages: a fast start is worth more than the last bit of speed. */
        LIGHT
    }

    private final String module;
    private final @Nullable String schema;
    private final int defaultPort;
    private final int heapMegabytes;
    private final Work work;

    ServiceKind(
            String module, @Nullable String schema, int defaultPort, int heapMegabytes, Work work) {
        this.module = module;
        this.schema = schema;
        this.defaultPort = defaultPort;
        this.heapMegabytes = heapMegabytes;
        this.work = work;
    }

    /** Name of the module, the process and the log. */
    public String module() {
        return module;
    }

    /** Its schema in Postgres; parser-worker keeps nothing and has none. */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** For its JVM. */
    List<String> options() {
        List<String> common =
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        // As in the image: upload-service puts its SHA-256 aside.
                        "--add-opens",
                        "java.base/sun.security.provider=ALL-UNNAMED");
        return work == Work.HEAVY
                ? common
                : Stream.concat(common.stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList();
    }
}
