package io.phonelog.job.result;

import static io.phonelog.job.JobProblem.RESULT_UNAVAILABLE;

import io.phonelog.job.JobConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Asks event-service for a job's events, as the caller: it decides for itself what may be seen. */
@ApplicationScoped
class EventStore {
    private static final String EXPORT = "/api/v1/events/export?jobId=";
    private static final int CONNECT_MILLIS = 2_000;

    /** Who the caller is, and what ties the calls of one request together. */
    private static final List<String> PASSED_ON =
            List.of("Authorization", "X-API-Key", "X-Request-Id", "traceparent", "tracestate");

    private final HttpClient client;
    private final URI address;

    EventStore(Vertx vertx, JobConfig config) {
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
        this.address = config.eventService();
    }

    /** The answer, whatever it is, with its body yet to be read. */
    Uni<Answer> export(
            UUID job, @Nullable String format, @Nullable String duplicates, HttpHeaders caller) {
        String query = parameter("format", format) + parameter("duplicates", duplicates);
        RequestOptions request =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address.resolve(EXPORT + job + query).toString());
        for (String name : PASSED_ON) {
            String value = caller.getHeaderString(name);
            if (value != null) {
                request.putHeader(name, value);
            }
        }
        return client.request(request)
                .chain(HttpClientRequest::send)
                // Nothing is read before somebody asks for it.
                .map(response -> new Answer(response.pause()))
                .onFailure()
                .transform(e -> RESULT_UNAVAILABLE.because("Try again in a moment.", e));
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null
                ? ""
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
