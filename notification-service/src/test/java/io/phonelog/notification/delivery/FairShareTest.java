package io.phonelog.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.delivery.DueDeliveries.Room;
import io.phonelog.platform.tenancy.PoolTransactions;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tenants share what a sender can do, whatever one of them has waiting. */
@QuarkusTest
@WithStack
class FairShareTest {
    private static final UUID BUSY = Org.ACME.id();
    private static final UUID QUIET = Org.GLOBEX.id();
    private static final UUID SENDER = Uuid7.next();

    /** Rows of this transaction that it has locked, too. */
    private static final String HELD =
            """
            select count(*) from webhook_health
            where org_id = $1 and xmin = pg_current_xact_id()::xid and xmax <> '0'::xid""";

    @Inject DueDeliveries due;
    @Inject PoolTransactions transactions;

    @Test
    void tenantWithManyEndpointsLeavesRoomForOthers() {
        List<DueDelivery> taken = takenOfBusyAndQuiet(new Room(10, 8, Map.of()));
        assertThat(countOf(taken, QUIET)).isEqualTo(4);
        assertThat(countOf(taken, BUSY)).isEqualTo(6);
    }

    @Test
    void tenantWithItsShareUnderWayGetsNoMore() {
        assertThat(takenOfBusyAndQuiet(new Room(100, 8, Map.of(BUSY, 8))))
                .extracting(DueDelivery::orgId)
                .containsOnly(QUIET);
        assertThat(countOf(takenOfBusyAndQuiet(new Room(100, 8, Map.of(BUSY, 5))), BUSY))
                .isEqualTo(3);
    }

    @Test
    void endpointsOfATenantTakeTurns() {
        List<DueDelivery> taken = takenOfBusyAndQuiet(new Room(100, 5, Map.of()));
        assertThat(taken.stream().filter(delivery -> delivery.orgId().equals(BUSY)))
                .extracting(DueDelivery::webhookId)
                .doesNotHaveDuplicates();
    }

    @Test
    void endpointsOfATenantThatHasItsShareAreLeftToOtherSenders() {
        Room room = new Room(100, 8, Map.of(BUSY, 8));
        assertThat(heldOf(BUSY, room)).isZero();
        assertThat(heldOf(QUIET, room)).isOne();
    }

    @Test
    void senderHoldsNoMoreEndpointsThanItHasRoomFor() {
        assertThat(heldOf(BUSY, new Room(3, 8, Map.of()))).isLessThanOrEqualTo(3);
    }

    private Uni<List<DueDelivery>> take(UnsentDeliveries waiting, Room room) {
        return due.take(waiting.connection(), SENDER, room);
    }

    /** How many endpoints of a tenant are held after a turn. */
    private long heldOf(UUID org, Room room) {
        return UnsentDeliveries.rolledBack(
                transactions,
                waiting ->
                        busyAndQuiet(waiting)
                                .chain(() -> take(waiting, room))
                                .chain(
                                        () ->
                                                waiting.connection()
                                                        .preparedQuery(HELD)
                                                        .execute(Tuple.of(org)))
                                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private List<DueDelivery> takenOfBusyAndQuiet(Room room) {
        return UnsentDeliveries.rolledBack(
                transactions, waiting -> busyAndQuiet(waiting).chain(() -> take(waiting, room)));
    }

    /** A tenant with ten endpoints and forty messages, and one with one endpoint and four. */
    private static Uni<Void> busyAndQuiet(UnsentDeliveries waiting) {
        return Multi.createFrom()
                .range(0, 10)
                .onItem()
                .transformToUniAndConcatenate(n -> endpoint(waiting, BUSY))
                .collect()
                .last()
                .chain(() -> endpoint(waiting, QUIET));
    }

    private static Uni<Void> endpoint(UnsentDeliveries waiting, UUID org) {
        return waiting.endpoint(org, false)
                .chain(
                        id ->
                                Multi.createFrom()
                                        .range(0, 4)
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                n -> waiting.due(id, n, "job:" + n, 1))
                                        .collect()
                                        .last())
                .replaceWithVoid();
    }

    private static long countOf(List<DueDelivery> taken, UUID org) {
        return taken.stream().filter(delivery -> delivery.orgId().equals(org)).count();
    }
}
