package io.phonelog.notification.history;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.notification.webhook.Webhooks;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** How a webhook fares. */
@Path("webhooks/{id}/stats")
@Tag(name = "Webhooks")
public class StatsResource {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Webhooks webhooks;
    private final WebhookStats stats;
    private final Transactions transactions;

    public StatsResource(Webhooks webhooks, WebhookStats stats, Transactions transactions) {
        this.webhooks = webhooks;
        this.stats = stats;
        this.transactions = transactions;
    }

    @GET
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "Attempts by hour, how long they take, what waits; a day, up to 7")
    public Uni<StatsView> get(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to) {
        Instant end = Objects.requireNonNullElseGet(to, Instant::now);
        Instant begin = Objects.requireNonNullElseGet(from, () -> end.minus(USUAL));
        if (!begin.isBefore(end) || begin.isBefore(end.minus(LONGEST))) {
            String message = "from is before to, by 7 days at most.";
            throw VALIDATION_FAILED.because(message, new FieldError("from", "RANGE", message));
        }
        return transactions.ofCaller(
                caller -> webhooks.find(caller, id).chain(found -> stats.of(id, begin, end)));
    }
}
