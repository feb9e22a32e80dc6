package io.phonelog.notification.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one endpoint. After a rotation the keys before it sign too until their time is over,
 * so that receivers can change theirs in between.
 */
public record KeyChain(SigningKey current, List<Retired> retired) {

    /** A key that signs only until then. */
    public record Retired(SigningKey key, Instant until) {}

    public KeyChain {
        retired = List.copyOf(retired);
    }

    /** Of an endpoint that has just been made. */
    public static KeyChain fresh(SignatureKind kind) {
        return new KeyChain(kind.generate(), List.of());
    }

    /** The keys that sign a message now, the current one first. */
    public List<SigningKey> signing(Instant now) {
        List<SigningKey> keys = new ArrayList<>();
        keys.add(current);
        retiredAt(now).forEach(old -> keys.add(old.key()));
        return keys;
    }

    /** The keys before the current one that still sign. */
    public List<Retired> retiredAt(Instant now) {
        return retired.stream().filter(old -> old.until().isAfter(now)).toList();
    }

    /**
     * With a new key.
     *
     * @param overlap how long the key that was current still signs; none ends all earlier keys at
     *     once, as after a leak
     */
    public KeyChain rotated(SignatureKind kind, Duration overlap, Instant now) {
        List<Retired> old = new ArrayList<>();
        if (!overlap.isZero()) {
            old.add(new Retired(current, now.plus(overlap)));
            old.addAll(retiredAt(now));
        }
        return new KeyChain(kind.generate(), old);
    }
}
