package io.phonelog.notification.delivery;

import io.phonelog.notification.delivery.Outcome.Answered;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a batch of attempts tells of one endpoint.
 *
 * @param succeeded whether any was taken
 * @param failures how many failed after the last that was taken
 * @param pause for how long the endpoint wants to hear nothing
 */
record EndpointNews(UUID webhookId, boolean succeeded, int failures, Duration pause, boolean gone) {

    /**
     * Of each endpoint, the attempts in the order they ended.
     *
     * @param throttle how long an endpoint that is too busy is left alone when it names no time
     * @param longest how long it is left alone at most
     */
    static List<EndpointNews> of(List<Settled> batch, Duration throttle, Duration longest) {
        Map<UUID, EndpointNews> news = new LinkedHashMap<>();
        for (Settled settled : batch) {
            if (!settled.verdict().ofAttempt()) {
                continue;
            }
            UUID id = settled.delivery().webhookId();
            EndpointNews before =
                    news.getOrDefault(id, new EndpointNews(id, false, 0, Duration.ZERO, false));
            news.put(id, before.and(settled, pause(settled, throttle, longest)));
        }
        return List.copyOf(news.values());
    }

    private EndpointNews and(Settled settled, Duration asked) {
        if (settled.verdict() instanceof Verdict.Delivered) {
            return new EndpointNews(webhookId, true, 0, pause, gone);
        }
        return new EndpointNews(
                webhookId,
                succeeded,
                failures + 1,
                asked.compareTo(pause) > 0 ? asked : pause,
                gone || settled.verdict() instanceof Verdict.EndpointGone);
    }

    private static Duration pause(Settled settled, Duration throttle, Duration longest) {
        if (!(settled.attempt().outcome() instanceof Answered answer) || !answer.throttles()) {
            return Duration.ZERO;
        }
        Duration asked = answer.retryAfter();
        if (asked == null) {
            return throttle;
        }
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
