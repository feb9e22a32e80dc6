package io.phonelog.notification.push;

import io.phonelog.notification.notice.Addressee;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The subscriptions of users of the current tenant. */
@ApplicationScoped
public class PushSubscriptionRepository implements PanacheRepositoryBase<PushSubscription, UUID> {
    Uni<@Nullable PushSubscription> of(Addressee user, byte[] digest) {
        return find(
                        "orgId = ?1 and userId = ?2 and digest = ?3",
                        user.orgId(),
                        user.userId(),
                        digest)
                .firstResult();
    }

    Uni<Long> countOf(Addressee user) {
        return count("orgId = ?1 and userId = ?2", user.orgId(), user.userId());
    }

    Uni<Long> deleteOf(Addressee user, byte[] digest) {
        return delete(
                "orgId = ?1 and userId = ?2 and digest = ?3", user.orgId(), user.userId(), digest);
    }
}
