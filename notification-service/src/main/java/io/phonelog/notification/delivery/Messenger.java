package io.phonelog.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.delivery.Outcome.NotMade;
import io.phonelog.notification.delivery.Outcome.Unanswered;
import io.phonelog.notification.signature.SignedMessage;
import io.phonelog.notification.webhook.Keyring;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the signed message of a delivery and sends it once. */
@ApplicationScoped
public class Messenger {
    private static final Logger LOG = Logger.getLogger(Messenger.class);

    private final WebhookClient client;
    private final Keyring keyring;
    private final ObjectMapper json;
    private final DeliveryConfig config;

    public Messenger(
            WebhookClient client, Keyring keyring, ObjectMapper json, DeliveryConfig config) {
        this.client = client;
        this.keyring = keyring;
        this.json = json;
        this.config = config;
    }

    /** Never fails: what goes wrong is the outcome. */
    Uni<Attempt> attempt(DueDelivery delivery) {
        Instant started = Instant.now();
        return Uni.createFrom()
                .deferred(() -> post(delivery, started))
                .onFailure()
                .recoverWithItem(failure -> onOurSide(delivery, started, failure));
    }

    private Uni<Attempt> post(DueDelivery delivery, Instant now) {
        var keys = keyring.keys(delivery.webhookId(), delivery.sealed()).signing(now);
        var message = SignedMessage.of(keys, delivery.eventId(), now, body(delivery));
        Map<String, String> headers =
                new LinkedHashMap<>(keyring.headers(delivery.webhookId(), delivery.sealed()));
        headers.putAll(message.headers());
        Stopwatch watch = new Stopwatch();
        return client.post(delivery.orgId(), delivery.url(), headers, message.body(), watch)
                .map(outcome -> blame(delivery, outcome, now))
                .map(
                        outcome ->
                                new Attempt(
                                        now,
                                        Duration.between(now, Instant.now()),
                                        outcome,
                                        watch.phases(),
                                        message.signature()));
    }

    /**
     * Whether our name server is slow or the endpoint's cannot be told. For so long it is ours; but
     * an endpoint without a name server is not waited for without an end.
     */
    private Outcome blame(DueDelivery delivery, Outcome outcome, Instant now) {
        if (!(outcome instanceof NotMade notMade)) {
            return outcome;
        }
        if (delivery.createdAt().plus(config.longestUnresolved()).isBefore(now)) {
            return new Unanswered(notMade.reason());
        }
        LOG.warnf("Webhook put off: delivery=%s reason=%s", delivery.id(), notMade.reason());
        return outcome;
    }

    /** As Standard Webhooks recommends: type, timestamp, data. The same bytes at every attempt. */
    private String body(DueDelivery delivery) {
        try {
            return "{\"type\":%s,\"timestamp\":%s,\"data\":%s}"
                    .formatted(
                            json.writeValueAsString(delivery.type()),
                            json.writeValueAsString(delivery.time()),
                            delivery.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and times can be written as JSON", e);
        }
    }

    private static Attempt onOurSide(DueDelivery delivery, Instant started, Throwable failure) {
        LOG.errorf(failure, "Webhook not sent: delivery=%s", delivery.id());
        return new Attempt(
                started,
                Duration.between(started, Instant.now()),
                new NotMade("The message could not be made on our side."),
                Phases.NONE,
                null);
    }
}
