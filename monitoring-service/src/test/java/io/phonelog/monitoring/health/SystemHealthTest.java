package io.phonelog.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.phonelog.test.Patience;
import io.phonelog.test.Settings;
import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class SystemHealthTest {
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private volatile int answer = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(answer, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isUpWhenEverythingAnswers() {
        HealthView health = healthOf("job-service", "notification-service");
        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(health.components())
                .extracting(ComponentView::name)
                .containsExactly("job-service", "notification-service");
    }

    @Test
    void isDownWhenAnEssentialServiceIsNotReady() {
        answer = 503;
        HealthView health = healthOf("job-service");
        assertThat(health.status()).isEqualTo(Status.DOWN);
        assertThat(health.components().get(0).detail()).isEqualTo("says that it is not ready");
    }

    @Test
    void isDegradedWhenAnotherServiceIsAway() {
        server.stop(0);
        HealthView health = healthOf("notification-service");
        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        ComponentView away = health.components().get(0);
        assertThat(away.status()).isEqualTo(Status.DOWN);
        assertThat(away.detail()).isEqualTo("cannot be reached");
    }

    @Test
    void aTargetThatCannotBeAskedIsAwayAndTheOthersAreStillTold() {
        Map<String, String> settings = new HashMap<>(targets("notification-service"));
        settings.put("phonelog.health.targets.event-service", "ftp://127.0.0.1/");
        HealthView health = current(settings);
        assertThat(health.components())
                .extracting(ComponentView::status)
                .containsExactly(Status.DOWN, Status.UP);
    }

    @Test
    void tellsNoAddress() {
        server.stop(0);
        int port = server.getAddress().getPort();
        assertThat(healthOf("notification-service").toString())
                .doesNotContain(Integer.toString(port))
                .doesNotContain("127.0.0.1")
                .doesNotContain("Exception");
    }

    @Test
    void doesNotWaitForWhoNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings =
                    Map.of(
                            "phonelog.health.targets.job-service",
                            "http://127.0.0.1:" + silent.getLocalPort(),
                            "phonelog.health.timeout",
                            "200ms");
            ComponentView away = current(settings).components().get(0);
            assertThat(away.status()).isEqualTo(Status.DOWN);
            assertThat(away.latencyMs()).isBetween(150L, 5_000L);
        }
    }

    @Test
    void callsSlowWhatAnswersLate() {
        Map<String, String> settings = new HashMap<>(targets("job-service"));
        settings.put("phonelog.health.slow", "0ms");
        HealthView health = current(settings);
        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.components().get(0).detail()).isEqualTo("answers slowly");
    }

    @Test
    void manyAskingAtOnceCauseOneExamination() {
        SystemHealth health = health(targets("job-service"));
        List<Uni<HealthView>> askers = java.util.Collections.nCopies(50, health.current());
        Uni.join().all(askers).andFailFast().await().atMost(Patience.LONG);
        health.current().await().atMost(Patience.LONG);
        assertThat(calls).hasValue(1);
    }

    @Test
    void looksAgainWhenTheLastLookIsStale() {
        Map<String, String> settings = new HashMap<>(targets("job-service"));
        settings.put("phonelog.health.fresh-for", "0ms");
        SystemHealth health = health(settings);
        health.current().await().atMost(Patience.LONG);
        answer = 503;
        assertThat(health.current().await().atMost(Patience.LONG).status()).isEqualTo(Status.DOWN);
    }

    private HealthView healthOf(String... services) {
        return current(targets(services));
    }

    private static HealthView current(Map<String, String> settings) {
        return health(settings).current().await().atMost(Patience.LONG);
    }

    private static SystemHealth health(Map<String, String> settings) {
        HealthConfig config = Settings.read(HealthConfig.class, settings);
        return new SystemHealth(new Probes(List.of(), config, Optional.empty()), config);
    }

    private Map<String, String> targets(String... services) {
        Map<String, String> settings = new HashMap<>();
        for (String service : services) {
            settings.put(
                    "phonelog.health.targets." + service,
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/q/health/ready");
        }
        return settings;
    }
}
