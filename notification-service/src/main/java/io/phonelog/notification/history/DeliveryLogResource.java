package io.phonelog.notification.history;

import static io.phonelog.notification.NotificationProblem.DELIVERY_NOT_FOUND;
import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import static org.jboss.resteasy.reactive.RestResponse.StatusCode.ACCEPTED;

import io.phonelog.notification.history.DeliveryView.AttemptView;
import io.phonelog.notification.webhook.Webhooks;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.problem.FieldError;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was sent to a webhook and what came of it. */
@Path("webhooks/{id}")
@Tag(name = "Webhooks")
public class DeliveryLogResource {
    /** Each delivery comes with all of its attempts. */
    private static final int LARGEST_PAGE = 100;

    private final Webhooks webhooks;
    private final DeliveryRepository deliveries;
    private final AttemptLog attempts;
    private final SendAgain sendAgain;
    private final Transactions transactions;

    public DeliveryLogResource(
            Webhooks webhooks,
            DeliveryRepository deliveries,
            AttemptLog attempts,
            SendAgain sendAgain,
            Transactions transactions) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.sendAgain = sendAgain;
        this.transactions = transactions;
    }

    @GET
    @Path("logs")
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "A webhook's deliveries with every attempt, newest first")
    public Uni<Page<DeliveryView>> list(
            @PathParam("id") UUID id, @BeanParam @Valid PageQuery query) {
        requireSmall(query);
        return transactions.ofCaller(
                caller -> webhooks.find(caller, id).chain(found -> page(id, query)));
    }

    @GET
    @Path("logs/{deliveryId}")
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "A delivery with every attempt")
    public Uni<DeliveryView> get(@PathParam("id") UUID id, @PathParam("deliveryId") UUID delivery) {
        return transactions.ofCaller(
                caller ->
                        webhooks.find(caller, id)
                                .chain(found -> deliveries.of(id, delivery))
                                .onItem()
                                .ifNull()
                                .failWith(
                                        () ->
                                                DELIVERY_NOT_FOUND.because(
                                                        "There is no delivery " + delivery + "."))
                                .chain(
                                        found ->
                                                attempts.of(delivery)
                                                        .map(all -> DeliveryView.of(found, all))));
    }

    @POST
    @Path("logs/{deliveryId}/redeliver")
    @ResponseStatus(ACCEPTED)
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Send an event once more; one that is pending is sent now")
    public Uni<DeliveryView> redeliver(
            @PathParam("id") UUID id, @PathParam("deliveryId") UUID delivery) {
        return transactions.ofCaller(
                caller ->
                        webhooks.find(caller, id)
                                .chain(webhook -> sendAgain.again(webhook, delivery)));
    }

    @POST
    @Path("test")
    @ResponseStatus(ACCEPTED)
    @PermissionsAllowed(Permission.WEBHOOKS_MANAGE)
    @Operation(summary = "Send a test event, the way of every other; the log shows what came of it")
    public Uni<DeliveryView> test(@PathParam("id") UUID id) {
        return transactions.ofCaller(caller -> webhooks.find(caller, id).chain(sendAgain::test));
    }

    private Uni<Page<DeliveryView>> page(UUID webhookId, PageQuery query) {
        return deliveries
                .page(webhookId, query)
                .chain(
                        rows ->
                                Uni.combine()
                                        .all()
                                        .unis(attempts.ofAll(rows), deliveries.total(webhookId))
                                        .usingConcurrencyOf(1)
                                        .with((made, total) -> page(rows, query, made, total)));
    }

    private static void requireSmall(PageQuery query) {
        if (query.limit() > LARGEST_PAGE) {
            String message = "must be less than or equal to " + LARGEST_PAGE;
            throw VALIDATION_FAILED.because(
                    "limit " + message, new FieldError("limit", "MAX", message));
        }
    }

    private static Page<DeliveryView> page(
            List<Delivery> rows, PageQuery query, Map<UUID, List<AttemptView>> made, Total total) {
        return Page.of(
                rows,
                query,
                total,
                row -> DeliveryView.of(row, made.getOrDefault(row.id(), List.of())),
                row -> Cursor.of(row.id()));
    }
}
