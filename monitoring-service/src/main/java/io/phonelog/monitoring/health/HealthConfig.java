package io.phonelog.monitoring.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import jakarta.validation.constraints.Pattern;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose health is looked at, and how. */
@ConfigMapping(prefix = "phonelog.health")
public interface HealthConfig {

    /** The readiness endpoint of every service, by its name. */
    Map<String, URI> targets();

    /** Without these PhoneLog does not do its work; without any other it does less. */
    @WithDefault(
            "postgres,kafka,object-storage,identity,upload-service,job-service,parser-worker,event-service")
    Set<String> essential();

    /** Who has not answered by then is away. */
    @WithDefault("2s")
    Duration timeout();

    /** Who takes longer than this to answer is slow. */
    @WithDefault("1s")
    Duration slow();

    /**
     * How long an examination is told again instead of made again, so that asking costs nothing.
     */
    @WithDefault("2s")
    Duration freshFor();

    /** Where clamd listens, as {@code host:port}; absent: no files are scanned. */
    Optional<@Pattern(regexp = ".+:\\d{1,5}", message = "must be host:port") String> clamd();
}
