package io.phonelog.notification.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where webhooks may go. */
@ConfigMapping(prefix = "phonelog.webhook")
public interface GuardConfig {

    /** Whether plain http is allowed too; for a private network, never for the internet. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks that may be reached though they are not public, in CIDR notation. */
    Optional<List<String>> allowedNetworks();

    /** Networks that are not reached though they are public, as those of our own front door. */
    Optional<List<String>> refusedNetworks();

    /** Ports that may be reached, and ranges of them. */
    @WithDefault("80,443,1024-65535")
    List<String> allowedPorts();

    /** How long a host name may take to resolve. */
    @WithDefault("5s")
    Duration resolveTimeout();
}
