package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.DeliveryView.AttemptView;
import io.phonelog.notification.webhook.Webhooks;
import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was sent to a webhook and what came of it. */
@Path("webhooks/{id}/logs")
@Tag(name = "Webhooks")
public class DeliveryLogResource {
    private final Webhooks webhooks;
    private final DeliveryRepository deliveries;
    private final Transactions transactions;

    public DeliveryLogResource(
            Webhooks webhooks, DeliveryRepository deliveries, Transactions transactions) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    @GET
    @PermissionsAllowed(Permission.WEBHOOKS_READ)
    @Operation(summary = "A webhook's deliveries with every attempt, newest first")
    public Uni<Page<DeliveryView>> list(
            @PathParam("id") UUID id, @BeanParam @Valid PageQuery query) {
        return transactions.ofCaller(
                caller -> webhooks.find(caller, id).chain(found -> page(id, query)));
    }

    private Uni<Page<DeliveryView>> page(UUID webhookId, PageQuery query) {
        return deliveries
                .page(webhookId, query)
                .chain(
                        rows ->
                                Uni.combine()
                                        .all()
                                        .unis(
                                                deliveries.attempts(rows),
                                                deliveries.total(webhookId))
                                        .usingConcurrencyOf(1)
                                        .with(
                                                (attempts, total) ->
                                                        page(rows, query, attempts, total)));
    }

    private static Page<DeliveryView> page(
            List<Delivery> rows,
            PageQuery query,
            Map<UUID, List<AttemptView>> attempts,
            Total total) {
        return Page.of(
                rows,
                query,
                total,
                row -> DeliveryView.of(row, attempts.getOrDefault(row.id(), List.of())),
                row -> Cursor.of(row.id()));
    }
}
