package io.phonelog.notification.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.phonelog.notification.history.DeliveryView.AttemptView;
import io.phonelog.notification.history.DeliveryView.PhasesView;
import io.phonelog.notification.history.DeliveryView.RequestView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what was tried, of deliveries of the current tenant. */
@ApplicationScoped
public class AttemptLog {
    /** Of an answer's body, in characters, where many attempts are read at once. */
    static final int SHORT_RESPONSE = 256;

    private static final int WHOLE_RESPONSE = Integer.MAX_VALUE;

    private static final String READ =
            """
            select delivery_id, started_at, duration_ms, dns_ms, connect_ms, tls_ms, first_byte_ms,
                url, signature, status, error, left(response, :most)
            from delivery_attempt where delivery_id in (:deliveries) order by delivery_id, claim""";

    /** In the order they were made, with all that is kept of the answers. */
    Uni<List<AttemptView>> of(UUID delivery) {
        return read(List.of(delivery), WHOLE_RESPONSE)
                .map(attempts -> attempts.getOrDefault(delivery, List.of()));
    }

    /** By delivery, each in the order they were made, with the beginnings of the answers. */
    Uni<Map<UUID, List<AttemptView>>> ofAll(List<Delivery> deliveries) {
        return read(deliveries.stream().map(Delivery::id).toList(), SHORT_RESPONSE);
    }

    private static Uni<Map<UUID, List<AttemptView>>> read(List<UUID> deliveries, int most) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(READ, Object[].class)
                                        .setParameter("deliveries", deliveries)
                                        .setParameter("most", most)
                                        .getResultList())
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                groupingBy(
                                                        row -> (UUID) row[0],
                                                        mapping(AttemptLog::view, toList()))));
    }

    private static AttemptView view(@Nullable Object[] row) {
        Instant started = ((OffsetDateTime) row[1]).toInstant();
        return new AttemptView(
                started,
                (Integer) row[2],
                new PhasesView(
                        (Integer) row[3], (Integer) row[4], (Integer) row[5], (Integer) row[6]),
                request((String) row[7], started, (String) row[8]),
                (Integer) row[9],
                (String) row[10],
                (String) row[11]);
    }

    private static @Nullable RequestView request(
            @Nullable String url, Instant started, @Nullable String signature) {
        return url == null ? null : new RequestView(url, started.getEpochSecond(), signature);
    }
}
