package io.phonelog.notification.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message and its signatures by Standard Webhooks, over id, time and body.
 *
 * @param id the same for every attempt; holds no dot, or the signed bytes could be read in two ways
 * @param time of this attempt; receivers refuse old ones
 * @param signature one for each key, separated by spaces
 */
public record SignedMessage(String id, Instant time, String body, String signature) {

    /** Signs with every key, so that a receiver may have any of them. */
    public static SignedMessage of(List<SigningKey> keys, String id, Instant time, String body) {
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the id of a message holds no dot: " + id);
        }
        byte[] signed =
                (id + "." + time.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
        String signature =
                keys.stream().map(key -> key.sign(signed)).collect(Collectors.joining(" "));
        return new SignedMessage(id, time, body, signature);
    }

    /** What goes with the body. */
    public Map<String, String> headers() {
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(time.getEpochSecond()),
                "webhook-signature", signature);
    }
}
