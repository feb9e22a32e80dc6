package io.phonelog.notification.push;

import io.phonelog.notification.notice.Addressee;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.UUID;

/** The subscriptions of users of the current tenant. */
@ApplicationScoped
public class PushSubscriptionRepository implements PanacheRepositoryBase<PushSubscription, UUID> {
    /** Lets the transaction end what stands at an endpoint; one transaction at a time does. */
    private static final String NAME_ENDPOINT =
            """
            select set_config('phonelog.push_endpoint', :digest, true)
            from pg_advisory_xact_lock(hashtextextended(:digest, 0))""";

    private static final String END_OF_OTHERS =
            """
            delete from push_subscription
            where digest = named_push_endpoint() and (org_id, user_id) <> (:org, :user)""";

    Uni<@Nullable PushSubscription> of(Addressee user, byte[] digest) {
        return find(
                        "orgId = ?1 and userId = ?2 and digest = ?3",
                        user.orgId(),
                        user.userId(),
                        digest)
                .firstResult();
    }

    /** Ends, in the current transaction, what others had subscribed there, of whichever tenant. */
    Uni<Void> endOfOthers(Addressee user, byte[] digest) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(NAME_ENDPOINT, String.class)
                                        .setParameter("digest", HexFormat.of().formatHex(digest))
                                        .getSingleResult()
                                        .chain(
                                                () ->
                                                        session.createNativeQuery(END_OF_OTHERS)
                                                                .setParameter("org", user.orgId())
                                                                .setParameter("user", user.userId())
                                                                .executeUpdate()))
                .replaceWithVoid();
    }

    Uni<Long> countOf(Addressee user) {
        return count("orgId = ?1 and userId = ?2", user.orgId(), user.userId());
    }

    Uni<Long> deleteOf(Addressee user, byte[] digest) {
        return delete(
                "orgId = ?1 and userId = ?2 and digest = ?3", user.orgId(), user.userId(), digest);
    }
}
