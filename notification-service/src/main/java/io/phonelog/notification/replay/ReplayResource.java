package io.phonelog.notification.replay;

import static io.phonelog.notification.NotificationProblem.WEBHOOK_DISABLED;
import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.notification.webhook.EventFilter;
import io.phonelog.notification.webhook.Webhook;
import io.phonelog.notification.webhook.Webhooks;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.idempotency.Idempotency;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Sending past events again. */
@Path("webhooks/{id}")
@Tag(name = "Webhooks")
public class ReplayResource {
    private final Webhooks webhooks;
    private final Replays replays;
    private final Transactions transactions;
    private final Idempotency idempotency;

    public ReplayResource(
            Webhooks webhooks,
            Replays replays,
            Transactions transactions,
            Idempotency idempotency) {
        this.webhooks = webhooks;
        this.replays = replays;
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    @POST
    @Path("replay")
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Send past events again, or count them")
    public Uni<RestResponse<ReplayView>> replay(
            @PathParam("id") UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReplayRequest body) {
        requireOrder(body);
        EventFilter.check("types", body.types());
        boolean dry = Boolean.TRUE.equals(body.dryRun());
        return transactions
                .ofCaller(
                        caller ->
                                webhooks.find(caller, id)
                                        .chain(
                                                webhook ->
                                                        dry
                                                                ? replays.dryRun(webhook, body)
                                                                : begin(
                                                                        caller, webhook, key,
                                                                        body)))
                .map(
                        view ->
                                ResponseBuilder.create(dry ? Status.OK : Status.ACCEPTED, view)
                                        .build());
    }

    @GET
    @Path("replays/{replayId}")
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "How far a replay is")
    public Uni<ReplayView> get(@PathParam("id") UUID id, @PathParam("replayId") UUID replay) {
        return transactions.ofCaller(
                caller -> webhooks.find(caller, id).chain(found -> replays.find(found, replay)));
    }

    private Uni<ReplayView> begin(
            Caller caller, Webhook webhook, @Nullable String key, ReplayRequest wanted) {
        if (!webhook.enabled()) {
            throw WEBHOOK_DISABLED.because("Enable it first: PUT it with enabled true.");
        }
        var request = new Request(webhook.id(), wanted);
        return idempotency
                .once(caller, key, request, UUID.class, () -> replays.begin(webhook, wanted))
                .chain(begun -> replays.find(webhook, begun));
    }

    private static void requireOrder(ReplayRequest wanted) {
        if (wanted.until() != null && wanted.until().isBefore(wanted.since())) {
            String message = "until must not be before since.";
            throw VALIDATION_FAILED.because(
                    message, new FieldError("until", "BEFORE_SINCE", message));
        }
    }

    /** What an idempotency key stands for. */
    private record Request(UUID webhook, ReplayRequest wanted) {}
}
