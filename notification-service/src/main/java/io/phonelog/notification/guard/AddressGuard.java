package io.phonelog.notification.guard;

import io.phonelog.notification.guard.Target.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.net.InetAddress;
import java.util.List;
import java.util.UUID;

/**
 * Keeps webhooks and pushes from reaching into our own network. The host is resolved once, every
 * address of the answer is checked, and whoever sends connects to the address that was checked: an
 * answer that changes afterwards changes nothing. Asked when an address is registered and again at
 * each attempt.
 */
@ApplicationScoped
public class AddressGuard {
    private final HostNames names;
    private final GuardConfig config;
    private final AddressRules rules;
    private final PortRules ports;

    @Inject
    public AddressGuard(Vertx vertx, GuardConfig config) {
        this(new HostNames(vertx, InetAddress::getAllByName, config.resolveTimeout()), config);
    }

    AddressGuard(HostNames names, GuardConfig config) {
        this.names = names;
        this.config = config;
        this.rules =
                new AddressRules(
                        config.allowedNetworks().orElse(List.of()),
                        config.refusedNetworks().orElse(List.of()));
        this.ports = PortRules.of(config.allowedPorts());
    }

    /**
     * A target that may be reached, by this address and no other.
     *
     * @param target for the Host header and for TLS
     * @param address where to connect
     */
    public record Checked(Target target, InetAddress address) {

        /** A request that goes to the checked address and follows nobody anywhere else. */
        public RequestOptions post() {
            return new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setServer(
                            SocketAddress.inetSocketAddress(
                                    target.port(), address.getHostAddress()))
                    .setHost(target.host())
                    .setPort(target.port())
                    .setSsl(target.secure())
                    .setURI(target.path())
                    .setFollowRedirects(false);
        }
    }

    /**
     * Reads, resolves and checks a URL; fails with {@link Refused}, or with {@link Unresolved} when
     * that cannot be told now.
     *
     * @param tenant whose address it is: tenants hold up only themselves
     */
    public Uni<Checked> check(UUID tenant, String url) {
        return Uni.createFrom()
                .item(() -> read(url))
                .chain(
                        target ->
                                names.addressesOf(tenant, target.host())
                                        .map(addresses -> choose(target, addresses)));
    }

    /**
     * Reads and checks a URL without asking where its host is, as nothing is sent there yet.
     *
     * @throws Refused when it cannot be one of a webhook
     */
    public void requireForm(String url) {
        read(url);
    }

    private Target read(String url) {
        Target target = Target.of(url);
        if (!target.secure() && !config.allowHttp()) {
            throw new Refused("The URL must begin with https://.");
        }
        if (!ports.permits(target.port())) {
            throw new Refused("The port " + target.port() + " is not one that webhooks go to.");
        }
        return target;
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
