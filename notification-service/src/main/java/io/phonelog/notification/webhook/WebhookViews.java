package io.phonelog.notification.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.time.InstantSource;

/** Opens what of a webhook is sealed and its owner may see. */
@ApplicationScoped
public class WebhookViews {
    private final Keyring keyring;
    private final InstantSource clock = InstantSource.system();

    public WebhookViews(Keyring keyring) {
        this.keyring = keyring;
    }

    WebhookView of(Webhook webhook) {
        var sealed = webhook.sealed();
        return WebhookView.of(
                webhook,
                keyring.keys(webhook.id(), sealed),
                keyring.headers(webhook.id(), sealed),
                clock.instant());
    }

    WebhookView withSecret(Webhook webhook) {
        return of(webhook).showing(keyring.keys(webhook.id(), webhook.sealed()).current());
    }

    /** An answer that changes can refer to. */
    static ResponseBuilder<WebhookView> tagged(RestResponse.Status status, WebhookView webhook) {
        return ResponseBuilder.create(status, webhook)
                .header(HttpHeaders.ETAG, new EntityTag(Integer.toString(webhook.version())));
    }
}
