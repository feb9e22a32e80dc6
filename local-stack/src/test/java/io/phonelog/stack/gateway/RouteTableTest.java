package io.phonelog.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.stack.gateway.RouteTable.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

class RouteTableTest {
    private final RouteTable routes = load();

    @ParameterizedTest
    @CsvFileSource(resources = "/calls.csv", useHeadersInDisplayName = true)
    void everyCallReachesItsService(String call, String service, String path) {
        assertThat(routes.find("/api/v1" + call)).contains(new Target(service, "/api/v1" + path));
        assertThat(routes.find("/api" + call)).contains(new Target(service, "/api/v1" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/api/v1/q/health",
                "/api/v1",
                "/api",
                "/parser/jobs",
                "/api/v2/parser/jobs",
                "/api/v1/parser/jobsandmore",
                "/api/v1/parser",
                "/apiary/events"
            })
    void everythingElseReachesNobody(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @Test
    void wholeSegmentsMatchAndTheLongestWins() throws IOException {
        RouteTable table =
                RouteTable.parse(
                        "routes: [{prefix: /a, service: one}, {prefix: /a/b, service: two, rewrite: /c}]");
        assertThat(table.find("/api/a/bc")).contains(new Target("one", "/api/v1/a/bc"));
        assertThat(table.find("/api/a/b/d")).contains(new Target("two", "/api/v1/c/d"));
    }

    @Test
    void aTableThatContradictsItselfIsRefused() {
        assertThatThrownBy(
                        () ->
                                RouteTable.parse(
                                        "routes: [{prefix: /a, service: one}, {prefix: /a, service: two}]"))
                .hasMessageContaining("Two routes for /a");
    }

    private static RouteTable load() {
        try {
            return RouteTable.load();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
