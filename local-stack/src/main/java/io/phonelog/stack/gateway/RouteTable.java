package io.phonelog.stack.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The route table: from a path at the gateway to a service and the path there. */
public final class RouteTable {
    private static final String RESOURCE = "/gateway/routes.yaml";
    private static final String VERSIONED = "/api/v1";
    private static final String UNVERSIONED = "/api";

    private final List<Route> longestFirst;

    private RouteTable(List<Route> routes) {
        Set<String> seen = new HashSet<>();
        for (Route route : routes) {
            if (!seen.add(route.prefix())) {
                throw new IllegalArgumentException("Two routes for " + route.prefix());
            }
        }
        longestFirst =
                routes.stream()
                        .sorted(Comparator.comparingInt((Route r) -> -r.prefix().length()))
                        .toList();
    }

    /** Where a request goes. */
    public record Target(String service, String path) {}

    private record Document(List<Route> routes) {}

    /** The table of this build. */
    public static RouteTable load() throws IOException {
        try (InputStream in = RouteTable.class.getResourceAsStream(RESOURCE)) {
            Objects.requireNonNull(in, "routes.yaml is part of this jar");
            return parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    static RouteTable parse(String yaml) throws JsonProcessingException {
        return new RouteTable(new YAMLMapper().readValue(yaml, Document.class).routes());
    }

    /** Every service that is named. */
    public Set<String> services() {
        return longestFirst.stream()
                .map(Route::service)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /**
     * The service for a path without its query; empty when no route matches.
     *
     * @param path as it came, percent-encoding included
     */
    public Optional<Target> find(String path) {
        return below(path)
                .flatMap(
                        rest ->
                                longestFirst.stream()
                                        .filter(route -> route.matches(rest))
                                        .findFirst()
                                        .map(
                                                route ->
                                                        new Target(
                                                                route.service(),
                                                                VERSIONED
                                                                        + route.rewritten(rest))));
    }

    private static Optional<String> below(String path) {
        if (path.startsWith(VERSIONED + "/")) {
            return Optional.of(path.substring(VERSIONED.length()));
        }
        if (path.startsWith(UNVERSIONED + "/")) {
            return Optional.of(path.substring(UNVERSIONED.length()));
        }
        return Optional.empty();
    }
}
