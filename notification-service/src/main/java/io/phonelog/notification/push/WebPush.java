package io.phonelog.notification.push;

import io.phonelog.notification.guard.AddressGuard;
import io.phonelog.notification.guard.AddressGuard.Checked;
import io.phonelog.notification.guard.Target;
import io.phonelog.notification.guard.Unresolved;
import io.phonelog.notification.push.PushOutcome.Accepted;
import io.phonelog.notification.push.PushOutcome.Failed;
import io.phonelog.notification.push.PushOutcome.Gone;
import io.phonelog.notification.push.PushOutcome.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Web Push (RFC 8030): posts to the browser's push service. Browsers name it, and anybody may say
 * to be one: it is reached at an address that the guard has checked, like a webhook, and never
 * redirected.
 */
@ApplicationScoped
public class WebPush implements PushChannel {
    static final String NAME = "web";

    private static final Logger LOG = Logger.getLogger(WebPush.class);

    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int NOT_FOUND = 404;
    private static final int TIMED_OUT = 408;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final AddressGuard guard;
    private final Vapid vapid;
    private final PushConfig config;
    private final HttpClient http;
    private final PushEncryption encryption = new PushEncryption();

    public WebPush(Vertx vertx, AddressGuard guard, Vapid vapid, PushConfig config) {
        this.guard = guard;
        this.vapid = vapid;
        this.config = config;
        var options =
                new HttpClientOptions()
                        .setForceSni(true)
                        .setDecompressionSupported(false)
                        .setMaxRedirects(0)
                        .setConnectTimeout((int) config.timeout().toMillis());
        this.http =
                vertx.createHttpClient(
                        options, new PoolOptions().setHttp1MaxSize(config.concurrency()));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<PushOutcome> send(
            UUID tenant, PushAddress address, byte[] message, Duration timeToLive) {
        return guard.check(tenant, address.endpoint())
                .chain(checked -> post(checked, address, message, timeToLive))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure(Target.Refused.class)
                .recoverWithItem(refused -> new Refused(String.valueOf(refused.getMessage())))
                .onFailure(Unresolved.class)
                .recoverWithItem(unresolved -> new PushOutcome.Unresolved())
                .onFailure()
                .recoverWithItem(failure -> new Failed(failure.getClass().getSimpleName(), null));
    }

    private Uni<PushOutcome> post(
            Checked checked, PushAddress address, byte[] message, Duration timeToLive) {
        byte[] body = encryption.encrypt(message, address.keys());
        RequestOptions request = request(checked, timeToLive);
        return Uni.createFrom()
                .completionStage(
                        () ->
                                http.request(request)
                                        .compose(open -> open.send(Buffer.buffer(body)))
                                        .toCompletionStage())
                .map(WebPush::outcome);
    }

    private RequestOptions request(Checked checked, Duration timeToLive) {
        Target target = checked.target();
        String origin = (target.secure() ? "https://" : "http://") + target.authority();
        return checked.post()
                .setTimeout(config.timeout().toMillis())
                .putHeader("host", target.authority())
                .putHeader("authorization", vapid.authorization(origin, Instant.now()))
                .putHeader("content-encoding", "aes128gcm")
                .putHeader("content-type", "application/octet-stream")
                .putHeader("ttl", Long.toString(timeToLive.toSeconds()))
                .putHeader("urgency", "normal");
    }

    private static PushOutcome outcome(HttpClientResponse response) {
        int status = response.statusCode();
        // Nobody reads what else it says, however long that is. That it is cut off is no error
        // then.
        response.exceptionHandler(cut -> LOG.tracef("Answer cut off: %s", cut));
        response.request().reset();
        if (status >= OK && status < REDIRECTION) {
            return new Accepted();
        }
        if (status == NOT_FOUND || status == GONE) {
            return new Gone();
        }
        return status == TIMED_OUT || status == TOO_MANY || status >= SERVER_ERROR
                ? new Failed("status " + status, pause(response.getHeader("retry-after")))
                : new Refused("status " + status);
    }

    /** Push services name seconds; anything else is as if they had named nothing. */
    private static @Nullable Duration pause(@Nullable String retryAfter) {
        try {
            return retryAfter == null
                    ? null
                    : Duration.ofSeconds(Math.max(0, Long.parseLong(retryAfter.strip())));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
