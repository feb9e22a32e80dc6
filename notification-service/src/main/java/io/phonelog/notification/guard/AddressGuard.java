package io.phonelog.notification.guard;

import io.phonelog.notification.guard.Target.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Keeps webhooks from reaching into our own network. The host is resolved once, every address of the
 * answer is checked, and whoever sends connects to the address that was checked: an answer that
 * changes afterwards changes nothing. Asked when a webhook is registered and again at each attempt.
 */
@ApplicationScoped
public class AddressGuard {
    private final Vertx vertx;
    private final GuardConfig config;
    private final AddressRules rules;

    public AddressGuard(Vertx vertx, GuardConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.rules = new AddressRules(config.allowedNetworks().orElse(List.of()));
    }

    /**
     * A target that may be reached, by this address and no other.
     *
     * @param target for the Host header and for TLS
     * @param address where to connect
     */
    public record Checked(Target target, InetAddress address) {}

    /** Reads, resolves and checks a URL; fails with {@link Refused}. */
    public Uni<Checked> check(String url) {
        return Uni.createFrom()
                .item(() -> read(url))
                .chain(target -> resolve(target).map(addresses -> choose(target, addresses)));
    }

    private Target read(String url) {
        Target target = Target.of(url);
        if (!target.secure() && !config.allowHttp()) {
            throw new Refused("The URL must begin with https://.");
        }
        return target;
    }

    private Uni<List<InetAddress>> resolve(Target target) {
        // The platform's resolver blocks; what follows belongs on the caller's thread again.
        return Uni.createFrom()
                .completionStage(
                        () ->
                                vertx.executeBlocking(() -> lookUp(target.host()), false)
                                        .toCompletionStage())
                .ifNoItem()
                .after(config.resolveTimeout())
                .failWith(() -> new Refused("The host's name takes too long to resolve."));
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new Refused("The host is not known.");
        }
    }

    private Checked choose(Target target, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!rules.permits(address)) {
                // The address itself is not told: that would map our network for whoever asks.
                throw new Refused("The host is not on the public internet.");
            }
        }
        return new Checked(target, addresses.get(0));
    }
}
