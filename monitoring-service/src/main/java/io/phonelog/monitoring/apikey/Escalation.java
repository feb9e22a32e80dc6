package io.phonelog.monitoring.apikey;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.platform.access.Role;
import io.phonelog.platform.problem.FieldError;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses keys that could do more than the one who makes them. */
@ApplicationScoped
public class Escalation {
    private static final Set<String> KNOWN = Role.OWNER.permissions();

    private final CurrentIdentityAssociation identity;

    public Escalation(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** Fails with a problem that names every permission that is unknown, or not the caller's. */
    Uni<Void> refuse(Collection<String> permissions) {
        List<String> unknown =
                permissions.stream().filter(p -> !KNOWN.contains(p)).sorted().toList();
        if (!unknown.isEmpty()) {
            return Uni.createFrom().failure(unknown(unknown));
        }
        return identity.getDeferredIdentity()
                .chain(caller -> notHeld(caller, permissions))
                .invoke(
                        notHeld -> {
                            if (!notHeld.isEmpty()) {
                                throw ApiKeyProblem.PERMISSION_NOT_HELD
                                        .because(
                                                "You may not do this yourself: "
                                                        + String.join(", ", notHeld)
                                                        + ".")
                                        .with("notHeld", notHeld);
                            }
                        })
                .replaceWithVoid();
    }

    private static Uni<List<String>> notHeld(
            SecurityIdentity caller, Collection<String> permissions) {
        return Multi.createFrom()
                .iterable(new TreeSet<>(permissions))
                .onItem()
                .transformToUniAndConcatenate(
                        name ->
                                caller.checkPermission(permission(name))
                                        .map(held -> held ? "" : name))
                .filter(name -> !name.isEmpty())
                .collect()
                .asList();
    }

    /** As endpoints ask for it: {@code jobs:read} is permission jobs, action read. */
    private static StringPermission permission(String name) {
        int colon = name.indexOf(':');
        return new StringPermission(name.substring(0, colon), name.substring(colon + 1));
    }

    private static RuntimeException unknown(List<String> names) {
        return VALIDATION_FAILED.because(
                "permissions takes: " + String.join(", ", new TreeSet<>(KNOWN)) + ".",
                names.stream()
                        .map(
                                name ->
                                        new FieldError(
                                                "permissions",
                                                "UNKNOWN_VALUE",
                                                "there is no permission \"" + name + "\""))
                        .toArray(FieldError[]::new));
    }
}
