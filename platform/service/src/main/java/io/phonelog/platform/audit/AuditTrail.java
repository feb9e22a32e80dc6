package io.phonelog.platform.audit;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.platform.access.Caller;
import io.phonelog.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;

/**
 * Records every mutating call in the transaction that does what the call asks for: either both are
 * there or neither.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Outbox outbox;
    private final CurrentCall call;

    public AuditTrail(Outbox outbox, CurrentCall call) {
        this.outbox = outbox;
        this.call = call;
    }

    /** Records the current call once, when it is one that may change something. */
    public Uni<Void> record(Caller caller) {
        CurrentCall.@Nullable Details details = call.details();
        if (details == null || SAFE.contains(details.method()) || !call.firstTime()) {
            return Uni.createFrom().voidItem();
        }
        return publish(caller, details, details.action(), "done");
    }

    /** Whether the current work is a call that may change something. */
    boolean mayChange() {
        CurrentCall.@Nullable Details details = call.details();
        return details != null && !SAFE.contains(details.method());
    }

    /**
     * Records that the current call was refused.
     *
     * @param action the permission that it takes, when it is known
     */
    Uni<Void> denied(Caller caller, @Nullable String action) {
        CurrentCall.@Nullable Details details = call.details();
        return details == null
                ? Uni.createFrom().voidItem()
                : publish(
                        caller,
                        details,
                        Objects.requireNonNullElse(action, details.action()),
                        "denied");
    }

    private Uni<Void> publish(
            Caller caller, CurrentCall.Details details, String action, String outcome) {
        var entry =
                new AuditEntry(
                        caller.orgId(),
                        caller.actor(),
                        action,
                        details.path(),
                        outcome,
                        details.address());
        return outbox.publish(
                Topics.AUDIT,
                caller.orgId().toString(),
                outbox.event(
                        MessageType.AUDITED,
                        caller.orgId(),
                        details.path(),
                        caller.actor(),
                        entry));
    }
}
