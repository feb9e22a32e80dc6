package io.phonelog.monitoring.health;

import io.smallrye.mutiny.Uni;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether an address answers a GET with success. What it says is not read. */
record HttpProbe(String name, HttpClient http, URI address, Duration timeout) implements Probe {
    private static final int UNAVAILABLE = 503;

    @Override
    public Uni<Finding> look() {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).GET().build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .map(answer -> of(answer.statusCode()));
    }

    private static Finding of(int status) {
        if (status >= 200 && status < 300) {
            return Finding.UP;
        }
        return Finding.down(
                status == UNAVAILABLE ? "says that it is not ready" : "answers " + status);
    }
}
