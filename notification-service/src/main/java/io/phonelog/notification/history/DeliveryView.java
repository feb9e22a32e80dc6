package io.phonelog.notification.history;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.phonelog.notification.delivery.DeliveryState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery and its attempts, as clients see it.
 *
 * @param nextAttemptAt while it is pending
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        UUID id,
        String eventId,
        String type,
        DeliveryState state,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        List<AttemptView> attempts) {

    static DeliveryView of(Delivery delivery, List<AttemptView> attempts) {
        return new DeliveryView(
                delivery.id(),
                delivery.eventId(),
                delivery.type(),
                delivery.state(),
                delivery.createdAt(),
                delivery.state() == DeliveryState.PENDING ? delivery.dueAt() : null,
                delivery.doneAt(),
                attempts);
    }

    /**
     * @param status null when no answer came; then the error says why
     * @param response the beginning of the answer's body; less of it in a list
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            Instant startedAt,
            int durationMs,
            PhasesView phases,
            @Nullable RequestView request,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String response) {}

    /** Milliseconds of each part; left out is what the attempt did not come to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PhasesView(
            @Nullable Integer dns,
            @Nullable Integer connect,
            @Nullable Integer tls,
            @Nullable Integer firstByte) {}

    /**
     * What was sent. The body is the event's, the same at each attempt.
     *
     * @param timestamp as in {@code webhook-timestamp}
     * @param signature as in {@code webhook-signature}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestView(String url, long timestamp, @Nullable String signature) {}
}
