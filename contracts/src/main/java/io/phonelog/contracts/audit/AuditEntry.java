package io.phonelog.contracts.audit;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who did what.
 *
 * @param action the permission that was used, as {@code jobs:cancel}
 * @param resource the path of the call, without its query
 * @param outcome {@code done} or {@code denied}
 */
public record AuditEntry(
        UUID orgId,
        String actor,
        String action,
        String resource,
        String outcome,
        @Nullable String address) {}
