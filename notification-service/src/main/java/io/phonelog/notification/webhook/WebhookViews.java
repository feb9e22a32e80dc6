package io.phonelog.notification.webhook;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import java.time.InstantSource;
import java.util.function.Function;

/** Opens what of a webhook is sealed and its owner may see. */
@ApplicationScoped
public class WebhookViews {
    private static final StringPermission MANAGE = new StringPermission("webhooks", "manage");

    private final Keyring keyring;
    private final SecurityIdentity identity;
    private final InstantSource clock = InstantSource.system();

    public WebhookViews(Keyring keyring, SecurityIdentity identity) {
        this.keyring = keyring;
        this.identity = identity;
    }

    /** How the caller sees webhooks. */
    Uni<Function<Webhook, WebhookView>> forCaller() {
        return identity.checkPermission(MANAGE)
                .map(manages -> manages ? this::of : webhook -> of(webhook).hidingHeaders());
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
