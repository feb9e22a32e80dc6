package io.phonelog.notification.webhook;

import static io.phonelog.notification.NotificationProblem.WEBHOOK_URL_REFUSED;

import io.phonelog.notification.guard.AddressGuard;
import io.phonelog.notification.guard.Target.Refused;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.problem.Problem;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells whoever registers a webhook when the guard would not let its messages out. */
@ApplicationScoped
public class AddressCheck {
    private final AddressGuard guard;

    public AddressCheck(AddressGuard guard) {
        this.guard = guard;
    }

    /** Fails with a problem when messages cannot be sent there. Resolves names: not in a transaction. */
    Uni<Void> of(Settings settings) {
        return guard.check(settings.url())
                .replaceWithVoid()
                .onFailure(Refused.class)
                .transform(refused -> problem(String.valueOf(refused.getMessage())));
    }

    private static Problem problem(String reason) {
        return WEBHOOK_URL_REFUSED.because(
                reason, new FieldError("url", WEBHOOK_URL_REFUSED.name(), reason));
    }
}
