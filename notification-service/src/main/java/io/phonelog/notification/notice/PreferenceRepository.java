package io.phonelog.notification.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import java.util.UUID;

/** The preferences of users of the current tenant. */
@ApplicationScoped
public class PreferenceRepository {
    private static final String FIND =
            """
            select cast(preferences as text) from notification_preference
            where org_id = :org and user_id = :user""";
    private static final String SAVE =
            """
            insert into notification_preference (org_id, user_id, preferences)
            values (:org, :user, cast(cast(:preferences as text) as jsonb))
            on conflict (org_id, user_id) do update set preferences = excluded.preferences""";

    /** Also what is on its way: it may be about to wait for the end of hours that are no more. */
    private static final String JUDGE_ANEW =
            """
            update push_message m set due_at = now()
            from push_subscription s
            where s.id = m.subscription_id and s.org_id = :org and s.user_id = :user""";

    private final ObjectMapper json;

    public PreferenceRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Of a user; the default ones when the user has not said anything. */
    Uni<Preferences> of(UUID org, String user) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(FIND, String.class)
                                        .setParameter("org", org)
                                        .setParameter("user", user)
                                        .getSingleResultOrNull())
                .map(text -> text == null ? Preferences.NONE : read(text));
    }

    /** What is held back by what was preferred before becomes due again. */
    Uni<Void> save(UUID org, String user, Preferences preferences) {
        String text = write(preferences);
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(SAVE)
                                        .setParameter("org", org)
                                        .setParameter("user", user)
                                        .setParameter("preferences", text)
                                        .executeUpdate()
                                        .chain(() -> judgeAnew(session, org, user)))
                .replaceWithVoid();
    }

    private static Uni<Integer> judgeAnew(Mutiny.Session session, UUID org, String user) {
        return session.createNativeQuery(JUDGE_ANEW)
                .setParameter("org", org)
                .setParameter("user", user)
                .executeUpdate();
    }

    /** As it is kept. */
    public Preferences read(String text) {
        try {
            return json.readValue(text, Preferences.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("preferences are readable JSON", e);
        }
    }

    private String write(Preferences preferences) {
        try {
            return json.writeValueAsString(preferences);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("preferences can be written as JSON", e);
        }
    }
}
