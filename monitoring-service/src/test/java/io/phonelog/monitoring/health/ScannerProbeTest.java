package io.phonelog.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.test.Patience;
import io.phonelog.test.Settings;
import io.vertx.mutiny.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class ScannerProbeTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void saysInWordsThatNothingIsScanned() {
        Finding finding = look(Map.of());
        assertThat(finding.status()).isEqualTo(Status.NOT_CONFIGURED);
        assertThat(finding.detail()).startsWith("not configured");
    }

    @Test
    void speaksTheProtocolOfClamd() throws Exception {
        try (ServerSocket daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = answer(daemon, "PONG\0");
            assertThat(look(at(daemon)).status()).isEqualTo(Status.UP);
            assertThat(asked.join()).isEqualTo("zPING\0");
        }
    }

    @Test
    void isNotTakenInByAnotherServer() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answer(other, "220 mail.example.org ESMTP\r\n");
            assertThat(look(at(other)).status()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void failsWhenNobodyListens() throws Exception {
        Map<String, String> settings;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings = at(closed);
        }
        assertThatThrownBy(() -> look(settings)).hasMessageContaining("refused");
    }

    private Finding look(Map<String, String> settings) {
        return new ScannerProbe(vertx, Settings.read(HealthConfig.class, settings))
                .look()
                .await()
                .atMost(Patience.LONG);
    }

    private static Map<String, String> at(ServerSocket server) {
        return Map.of("phonelog.health.clamd", "127.0.0.1:" + server.getLocalPort());
    }

    private static CompletableFuture<String> answer(ServerSocket server, String answer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Socket client = server.accept()) {
                        byte[] asked = client.getInputStream().readNBytes("zPING\0".length());
                        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                        return new String(asked, StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
