package io.phonelog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

class RouteTest {
    /** The Gateway API allows no more rules in a route. */
    private static final int MOST_RULES = 16;

    private static final Rendered CHART = Rendered.byDefault();

    /** What a gateway does with a path: whom it asks, and for what. */
    private record Answer(String backend, String path) {}

    /** A rule's match, with what becomes of the part that matched. */
    private record Match(String prefix, String replacement, String backend) {
        boolean fits(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }

        Answer answer(String path) {
            return new Answer(backend, replacement + path.substring(prefix.length()));
        }
    }

    static Stream<JsonNode> table() {
        return Rendered.each(Yaml.file(Path.of("phonelog/files/routes.yaml")).path("routes"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyLineOfTheTableIsRouted(JsonNode line) {
        String prefix = line.path("prefix").asText();
        String target = "/api/v1" + line.path("rewrite").asText(prefix) + "/x~y";
        Answer expected = new Answer("phonelog-" + line.path("service").asText(), target);

        assertThat(ask("/api/v1" + prefix + "/x~y")).isEqualTo(expected);
        assertThat(ask("/api" + prefix + "/x~y")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/parser/status/7, phonelog-job-service, /api/v1/parser/status/7",
        "/api/parser/status/7, phonelog-job-service, /api/v1/parser/status/7",
        "/api/parser/websocket, phonelog-notification-service, /api/v1/ws",
        "/api/v1/parser/analytics/errors, phonelog-job-service, /api/v1/parser/jobs/analytics/errors",
        "/api/v1/parser/analytics/usage, phonelog-monitoring-service, /api/v1/parser/analytics/usage"
    })
    void theLongestMatchAnswers(String path, String backend, String seen) {
        assertThat(ask(path)).isEqualTo(new Answer(backend, seen));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/eventsx", "/q/metrics", "/", "/api/v1"})
    void whatTheTableDoesNotNameIsNotRouted(String path) {
        assertThat(matches()).noneMatch(match -> match.fits(path));
    }

    @Test
    void everyBackendIsAServiceThatExists() {
        List<String> services = CHART.ofKind("Service").stream().map(Rendered::name).toList();

        assertThat(matches()).isNotEmpty().allMatch(match -> services.contains(match.backend()));
        assertThat(CHART.ofKind("HTTPRoute"))
                .flatExtracting(route -> route.at("/spec/rules").findValues("backendRefs"))
                .allSatisfy(ref -> assertThat(ref.at("/0/port").asInt()).isEqualTo(8080));
    }

    @Test
    void staysWithinTheLimitsOfTheGatewayApi() {
        assertThat(CHART.ofKind("HTTPRoute"))
                .isNotEmpty()
                .allSatisfy(
                        route -> {
                            assertThat(route.at("/spec/rules")).hasSizeBetween(1, MOST_RULES);
                            assertThat(Rendered.each(route.at("/spec/rules")))
                                    .filteredOn(rule -> rule.has("filters"))
                                    .allSatisfy(
                                            rule -> assertThat(rule.path("matches")).hasSize(1));
                        });
    }

    @Test
    void streamsAreNotCutOffByTheGateway() {
        for (String service :
                List.of("upload-service", "notification-service", "job-service", "event-service")) {
            assertThat(CHART.ofService("HTTPRoute", service).findValuesAsText("request"))
                    .isNotEmpty()
                    .containsOnly("0s");
        }
    }

    @Test
    void isAttachedToTheDeploymentsGateway() {
        assertThat(Rendered.example().ofKind("HTTPRoute"))
                .isNotEmpty()
                .allSatisfy(
                        route -> {
                            assertThat(route.at("/spec/parentRefs/0/sectionName").asText())
                                    .isEqualTo("https");
                            assertThat(route.at("/spec/hostnames/0").asText())
                                    .isEqualTo("phonelog.example.com");
                        });
    }

    private static Answer ask(String path) {
        return matches().stream()
                .filter(match -> match.fits(path))
                .max(Comparator.comparingInt(match -> match.prefix().length()))
                .orElseThrow(() -> new AssertionError("No route for " + path))
                .answer(path);
    }

    private static List<Match> matches() {
        return CHART.ofKind("HTTPRoute").stream()
                .flatMap(route -> Rendered.each(route.at("/spec/rules")))
                .flatMap(RouteTest::matchesOf)
                .toList();
    }

    private static Stream<Match> matchesOf(JsonNode rule) {
        String backend = rule.at("/backendRefs/0/name").asText();
        String replacement = rule.at("/filters/0/urlRewrite/path/replacePrefixMatch").asText();
        return Rendered.each(rule.path("matches"))
                .map(match -> match.at("/path/value").asText())
                .map(
                        prefix ->
                                new Match(
                                        prefix,
                                        replacement.isEmpty() ? prefix : replacement,
                                        backend));
    }
}
