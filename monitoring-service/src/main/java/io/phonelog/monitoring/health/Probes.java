package io.phonelog.monitoring.health;

import io.quarkus.arc.All;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything that is looked at: the infrastructure, and the services that the settings name. */
@ApplicationScoped
class Probes {
    private static final String IDENTITY = "identity";
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final List<Probe> all = new ArrayList<>();

    Probes(
            @All List<Probe> infrastructure,
            HealthConfig config,
            @ConfigProperty(name = "phonelog.oidc.issuer") Optional<String> issuer) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
        all.addAll(infrastructure);
        // Without an issuer tokens are checked by a fixed key, and nobody needs to be there for it.
        issuer.ifPresent(
                root ->
                        all.add(
                                new HttpProbe(
                                        IDENTITY,
                                        http,
                                        URI.create(root.replaceFirst("/$", "") + DISCOVERY),
                                        config.timeout())));
        config.targets()
                .forEach(
                        (name, address) ->
                                all.add(new HttpProbe(name, http, address, config.timeout())));
        all.sort(Comparator.comparing(Probe::name));
    }

    List<Probe> all() {
        return all;
    }
}
