package io.phonelog.platform.idempotency;

import static io.phonelog.platform.problem.PlatformProblem.IDEMPOTENCY_KEY_REUSED;
import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.platform.access.ApiKeys;
import io.phonelog.platform.access.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code Idempotency-Key}: a write that is sent again is answered as it was the first time and done
 * once. The key is kept in the write's own transaction, for a day; two at once wait for each other.
 */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private static final String TAKE =
            """
            insert into idempotency_key (org_id, key, fingerprint) values (:org, :key, :fingerprint)
            on conflict do nothing""";
    private static final String KEEP =
            "update idempotency_key set answer = :answer where org_id = :org and key = :key";
    private static final String RECALL =
            "select fingerprint, answer from idempotency_key where org_id = :org and key = :key";

    private final ObjectMapper json;

    public Idempotency(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Does the work once for the key, in the current transaction.
     *
     * @param key null when the client gave none: the work is done
     * @param request what was asked for; the same key with another request is refused
     */
    public <T> Uni<T> once(
            Caller caller,
            @Nullable String key,
            Object request,
            Class<T> answerType,
            Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        requireUsable(key);
        UUID org = caller.orgId();
        String fingerprint = ApiKeys.hash(write(request));
        return Panache.getSession()
                .chain(
                        session ->
                                take(session, org, key, fingerprint)
                                        .chain(
                                                taken ->
                                                        taken == 1
                                                                ? work.get()
                                                                        .call(
                                                                                answer ->
                                                                                        keep(
                                                                                                session,
                                                                                                org,
                                                                                                key,
                                                                                                answer))
                                                                : recall(
                                                                        session,
                                                                        org,
                                                                        key,
                                                                        fingerprint,
                                                                        answerType)));
    }

    /**
     * Whether the key was used before: for work that is too long for one transaction, so that it
     * need not be begun. Ends with {@link #once} or {@link #earlier} nevertheless.
     */
    public Uni<Boolean> isKnown(Caller caller, @Nullable String key) {
        if (key == null) {
            return Uni.createFrom().item(false);
        }
        requireUsable(key);
        return Panache.getSession()
                .chain(session -> find(session, caller.orgId(), key))
                .map(Objects::nonNull);
    }

    /** The answer that this key was given before, or null. */
    public <T> Uni<@Nullable T> earlier(
            Caller caller, @Nullable String key, Object request, Class<T> answerType) {
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        requireUsable(key);
        String fingerprint = ApiKeys.hash(write(request));
        return Panache.getSession()
                .chain(session -> find(session, caller.orgId(), key))
                .map(row -> row == null ? null : answer(row, fingerprint, answerType));
    }

    private static Uni<Integer> take(
            Mutiny.Session session, UUID org, String key, String fingerprint) {
        return session.createNativeQuery(TAKE)
                .setParameter("org", org)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate();
    }

    private Uni<Integer> keep(Mutiny.Session session, UUID org, String key, Object answer) {
        return session.createNativeQuery(KEEP)
                .setParameter("org", org)
                .setParameter("key", key)
                .setParameter("answer", write(answer))
                .executeUpdate();
    }

    private <T> Uni<T> recall(
            Mutiny.Session session, UUID org, String key, String fingerprint, Class<T> answerType) {
        return find(session, org, key)
                .map(row -> answer(Objects.requireNonNull(row), fingerprint, answerType));
    }

    private static Uni<Object @Nullable []> find(Mutiny.Session session, UUID org, String key) {
        return session.createNativeQuery(RECALL, Object[].class)
                .setParameter("org", org)
                .setParameter("key", key)
                .getSingleResultOrNull();
    }

    private <T> T answer(Object[] row, String fingerprint, Class<T> answerType) {
        if (!fingerprint.equals(row[0])) {
            throw IDEMPOTENCY_KEY_REUSED.because("Use a new Idempotency-Key for a new request.");
        }
        return read((String) row[1], answerType);
    }

    private static void requireUsable(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw VALIDATION_FAILED.because("Idempotency-Key takes 1 to 255 characters.");
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer must be writable as JSON", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer must be readable", e);
        }
    }
}
