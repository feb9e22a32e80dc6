package io.phonelog.notification.notice;

import static io.phonelog.notification.NotificationProblem.NOTIFICATION_NOT_FOUND;

import io.phonelog.platform.access.Permission;
import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.Page;
import io.phonelog.platform.paging.PageQuery;
import io.phonelog.platform.paging.Total;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The caller's notifications. Whoever may follow streams has them; nobody sees another's. */
@Path("notifications")
@Tag(name = "Notifications")
public class NotificationResource {
    private final NotificationRepository notifications;
    private final PreferenceRepository preferences;
    private final Wording wording;
    private final Transactions transactions;
    private final CurrentIdentityAssociation identity;

    public NotificationResource(
            NotificationRepository notifications,
            PreferenceRepository preferences,
            Wording wording,
            Transactions transactions,
            CurrentIdentityAssociation identity) {
        this.notifications = notifications;
        this.preferences = preferences;
        this.wording = wording;
        this.transactions = transactions;
        this.identity = identity;
    }

    @GET
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "The caller's notifications, newest first, and how many are unread")
    public Uni<NotificationList> list(
            @QueryParam("unread") @DefaultValue("false") boolean unread,
            @BeanParam @Valid PageQuery query) {
        return ofAddressee(
                reader ->
                        preferences
                                .of(reader.orgId(), reader.userId())
                                .chain(wanted -> list(reader, wanted, unread, query)));
    }

    @POST
    @Path("{id}/read")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "Mark a notification as read; again is harmless")
    public Uni<Void> read(@PathParam("id") UUID id) {
        return ofAddressee(reader -> notifications.markRead(reader, id))
                .invoke(
                        found -> {
                            if (!found) {
                                throw NOTIFICATION_NOT_FOUND.because(
                                        "You have no notification " + id + ".");
                            }
                        })
                .replaceWithVoid();
    }

    @POST
    @Path("read")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "Mark all notifications as read")
    public Uni<Void> readAll() {
        return ofAddressee(
                reader ->
                        preferences
                                .of(reader.orgId(), reader.userId())
                                .chain(wanted -> notifications.markAllRead(reader, wanted)));
    }

    @GET
    @Path("preferences")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "What the caller hears of and how, and the quiet hours")
    public Uni<Preferences> preferences() {
        return ofAddressee(reader -> preferences.of(reader.orgId(), reader.userId()))
                .map(Preferences::complete);
    }

    @PUT
    @Path("preferences")
    @PermissionsAllowed(Permission.STREAMS_READ)
    @Operation(summary = "Replace the caller's preferences; types left out are as by default")
    public Uni<Preferences> prefer(@NotNull @Valid Preferences wanted) {
        Preferences checked = wanted.check();
        return ofAddressee(
                reader ->
                        preferences
                                .save(reader.orgId(), reader.userId(), checked)
                                .replaceWith(checked.complete()));
    }

    private Uni<NotificationList> list(
            Addressee reader, Preferences wanted, boolean unread, PageQuery query) {
        return notifications
                .page(reader, wanted, unread, query)
                .chain(
                        rows ->
                                Uni.combine()
                                        .all()
                                        .unis(
                                                notifications.count(reader, wanted, unread),
                                                notifications.count(reader, wanted, true))
                                        .usingConcurrencyOf(1)
                                        .with((total, fresh) -> list(rows, query, total, fresh)));
    }

    private NotificationList list(
            List<NoticeRow> rows, PageQuery query, Total total, Total unread) {
        Page<NotificationView> page =
                Page.of(
                        rows,
                        query,
                        total,
                        row -> NotificationView.of(row, wording),
                        row -> Cursor.of(row.notification().id()));
        return new NotificationList(page.items(), page.page(), unread);
    }

    private <T> Uni<T> ofAddressee(Function<Addressee, Uni<T>> work) {
        return identity.getDeferredIdentity()
                .chain(Addressee::of)
                .chain(reader -> transactions.ofCaller(caller -> work.apply(reader)));
    }
}
