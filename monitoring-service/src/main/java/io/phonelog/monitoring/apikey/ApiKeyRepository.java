package io.phonelog.monitoring.apikey;

import io.phonelog.platform.paging.Cursor;
import io.phonelog.platform.paging.PageQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * API keys in the database. Every query names its tenant, and row-level security holds if one
 * forgets.
 */
@ApplicationScoped
public class ApiKeyRepository implements PanacheRepositoryBase<IssuedKey, UUID> {

    Uni<@Nullable IssuedKey> of(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id).firstResult();
    }

    /** The key, locked until the transaction ends, so that it is revoked once. */
    Uni<@Nullable IssuedKey> locked(UUID org, UUID id) {
        return find("orgId = ?1 and id = ?2", org, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The newest first: ids sort by the time they were made. */
    Uni<List<IssuedKey>> page(UUID org, PageQuery page) {
        Cursor cursor = page.cursor(1);
        var found =
                cursor == null
                        ? find("orgId = ?1 order by id desc", org)
                        : find(
                                "orgId = ?1 and id < ?2 order by id desc",
                                org,
                                cursor.value(0, UUID::fromString));
        return found.page(0, page.fetch()).list();
    }

    Uni<Long> count(UUID org) {
        return count("orgId", org);
    }
}
