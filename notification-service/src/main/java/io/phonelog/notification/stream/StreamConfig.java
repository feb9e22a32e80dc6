package io.phonelog.notification.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How clients are kept up to date. */
@ConfigMapping(prefix = "phonelog.stream")
public interface StreamConfig {

    /** Origins whose pages may open a WebSocket, as {@code https://app.example.com}. */
    Optional<Set<String>> allowedOrigins();

    /** How many of a tenant's newest events are kept in memory for whoever comes back. */
    @WithDefault("2000")
    @Min(1)
    int recent();

    /** How many connections a user or key may have to a replica. */
    @WithDefault("100")
    @Min(1)
    int perUser();

    /** How many connections a tenant may have to a replica. */
    @WithDefault("10000")
    @Min(1)
    int perTenant();

    /** How many events may wait for a client; the next are read again when it has taken some. */
    @WithDefault("256")
    @Min(2)
    int queue();

    /** How long a client may take nothing of what is sent to it before it is disconnected. */
    @WithDefault("30s")
    Duration stall();

    /** How many streams a WebSocket may follow at once. */
    @WithDefault("100")
    @Min(1)
    int subscriptions();

    /** How much a client may have said that is not answered yet. */
    @WithDefault("64K")
    MemorySize unanswered();

    /**
     * How many commands a second a client may send in the long run, with ten seconds' worth at
     * once.
     */
    @WithDefault("20")
    @Min(1)
    int commandsPerSecond();

    /** How long a job that was just created may take to be heard of. */
    @WithDefault("5s")
    Duration patience();

    /** How often a quiet SSE stream says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long an SSE client waits before it connects again. */
    @WithDefault("2s")
    Duration retry();

    /** How often the log is looked at anyway, in case a wake-up was lost with a connection. */
    @WithDefault("5s")
    Duration lookAnyway();
}
