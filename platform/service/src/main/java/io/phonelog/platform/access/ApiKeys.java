package io.phonelog.platform.access;

import io.phonelog.contracts.MessageJson;
import io.phonelog.contracts.MessageJson.UnreadableMessage;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.access.ApiKey;
import io.phonelog.platform.messaging.TopicCopies;
import io.phonelog.platform.messaging.TopicCopy;
import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every API key, as the compacted topic tells it. The topic is the truth and this is a copy, read
 * again from the start by every process, so that a revocation holds everywhere within seconds.
 */
@Startup
@ApplicationScoped
public class ApiKeys {
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);

    /**
     * {@code plk_<id>_<secret>}: the id as 32 hexadecimal digits, the secret as 43 of base64url.
     */
    private static final Pattern FORM = Pattern.compile("plk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");

    private final Map<UUID, ApiKey> keys = new ConcurrentHashMap<>();
    private final TopicCopy copy;

    @Inject
    ApiKeys(TopicCopies copies) {
        this(copies.of(Topics.API_KEYS));
    }

    ApiKeys(TopicCopy copy) {
        this.copy = copy;
    }

    @Incoming("api-keys")
    void learn(ConsumerRecord<String, byte[]> message) {
        try {
            if (message.value() == null) {
                keys.remove(UUID.fromString(message.key()));
            } else if (MessageJson.read(message.value()).data() instanceof ApiKey key) {
                keys.put(key.id(), key);
            }
        } catch (UnreadableMessage | IllegalArgumentException e) {
            LOG.errorf(e, "API key not understood: offset=%d", message.offset());
        }
        copy.hasRead(message);
    }

    /** The key that was presented, when it is ours, unrevoked and in time. */
    Optional<ApiKey> presented(String text, Instant now) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        ApiKey key = keys.get(idOf(form.group(1)));
        if (key == null || key.revoked() || !matches(key, form.group(2))) {
            return Optional.empty();
        }
        Instant end = key.expiresAt();
        return end != null && !end.isAfter(now) ? Optional.empty() : Optional.of(key);
    }

    /** Whether a key that was presented holds no longer, its end aside. */
    public boolean isRevoked(UUID id) {
        ApiKey key = keys.get(id);
        return key == null || key.revoked();
    }

    /** The hash of a secret, as it is stored and published. */
    public static String hash(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A key as its holder writes it. */
    public static String format(UUID id, String secret) {
        return "plk_" + id.toString().replace("-", "") + "_" + secret;
    }

    private static boolean matches(ApiKey key, String secret) {
        return MessageDigest.isEqual(
                key.hash().getBytes(StandardCharsets.US_ASCII),
                hash(secret).getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID idOf(String hex) {
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16),
                Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
