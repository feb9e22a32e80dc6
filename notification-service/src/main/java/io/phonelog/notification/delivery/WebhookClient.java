package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.NotMade;
import io.phonelog.notification.delivery.Outcome.Unanswered;
import io.phonelog.notification.guard.AddressGuard;
import io.phonelog.notification.guard.AddressGuard.Checked;
import io.phonelog.notification.guard.Target;
import io.phonelog.notification.guard.Unresolved;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/**
 * Posts a message to an endpoint: to an address that the guard has checked, whatever its name
 * resolves to a moment later; never to where a redirect points; never for longer than the timeout.
 */
@ApplicationScoped
public class WebhookClient {
    private static final String USER_AGENT = "PhoneLog-Webhooks/1";

    private final Vertx vertx;
    private final AddressGuard guard;
    private final HttpClient http;
    private final Duration timeout;

    public WebhookClient(Vertx vertx, AddressGuard guard, DeliveryConfig config) {
        this.vertx = vertx;
        this.guard = guard;
        this.timeout = config.timeout();
        var options =
                new HttpClientOptions()
                        .setForceSni(true)
                        .setSslEngineOptions(TimedTls.options())
                        .setDecompressionSupported(false)
                        .setMaxRedirects(0)
                        .setConnectTimeout((int) timeout.toMillis());
        // Endpoints on the same host must not wait for each other; the queue bounds how many there
        // are.
        var pool = new PoolOptions().setHttp1MaxSize(config.concurrency()).setHttp2MaxSize(1);
        this.http = vertx.createHttpClient(options, pool);
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /**
     * Never fails: what goes wrong is the outcome.
     *
     * @param tenant whose webhook it is
     */
    Uni<Outcome> post(
            UUID tenant, String url, Map<String, String> headers, String body, Stopwatch watch) {
        Instant deadline = Instant.now().plus(timeout);
        return guard.check(tenant, url)
                .invoke(() -> watch.resolved(System.nanoTime()))
                .chain(checked -> connect(checked, headers, deadline))
                .invoke(request -> TimedTls.note(request.connection(), watch))
                .chain(
                        request ->
                                new Exchange(vertx, request, watch)
                                        .run(Buffer.buffer(body), deadline))
                .onFailure(Unresolved.class)
                .recoverWithItem(failure -> new NotMade("The host's name cannot be resolved."))
                .onFailure()
                .recoverWithItem(failure -> new Unanswered(reasonOf(failure)));
    }

    private Uni<HttpClientRequest> connect(
            Checked checked, Map<String, String> headers, Instant deadline) {
        var options = options(checked, headers).setConnectTimeout(Exchange.millisUntil(deadline));
        return Uni.createFrom().completionStage(() -> http.request(options).toCompletionStage());
    }

    private static RequestOptions options(Checked checked, Map<String, String> headers) {
        RequestOptions options = checked.post();
        headers.forEach((name, value) -> options.putHeader(name, value));
        return options.putHeader("host", checked.target().authority())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", USER_AGENT);
    }

    /** For the endpoint's owner: nothing of our own network is told. */
    private static String reasonOf(Throwable failure) {
        if (failure instanceof Target.Refused refused) {
            return String.valueOf(refused.getMessage());
        }
        if (failure instanceof TimeoutException) {
            return "No answer in time.";
        }
        if (failure instanceof ConnectException) {
            return "The connection was refused.";
        }
        if (failure instanceof SSLException) {
            return "TLS failed: " + failure.getMessage();
        }
        return "The connection broke: " + failure.getClass().getSimpleName() + ".";
    }
}
