package io.phonelog.platform.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How connections of clients are kept. */
@ConfigMapping(prefix = "phonelog.connection")
public interface ConnectionConfig {
    /**
     * A new connection, and one that has begun a request, has to bring a whole request line with
     * its headers within this time.
     */
    @WithDefault("20s")
    Duration headTimeout();

    /** A body has to be whole within this time after its headers; files have times of their own. */
    @WithDefault("1m")
    Duration bodyTimeout();
}
