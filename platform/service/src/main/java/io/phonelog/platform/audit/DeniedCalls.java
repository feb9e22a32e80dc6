package io.phonelog.platform.audit;

import io.phonelog.platform.access.Caller;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.time.Duration;

/**
 * Records mutating calls that were refused, in a transaction of their own: the call's never began
 * or was rolled back. The refusal is answered even when the record cannot be made.
 */
public class DeniedCalls {
    private static final Logger LOG = Logger.getLogger(DeniedCalls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CurrentIdentityAssociation identity;
    private final Transactions transactions;
    private final AuditTrail audit;

    public DeniedCalls(
            CurrentIdentityAssociation identity, Transactions transactions, AuditTrail audit) {
        this.identity = identity;
        this.transactions = transactions;
        this.audit = audit;
    }

    @ServerResponseFilter
    public Uni<Void> record(ContainerResponseContext response, ResourceInfo resource) {
        if (response.getStatus() != Status.FORBIDDEN.getStatusCode() || !audit.mayChange()) {
            return Uni.createFrom().voidItem();
        }
        return identity.getDeferredIdentity()
                .map(Caller::of)
                .chain(
                        caller ->
                                transactions.inTenant(
                                        caller.orgId(),
                                        () -> audit.denied(caller, CalledAction.of(resource))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                // Who belongs to no tenant has no audit log.
                .onFailure(failure -> !(failure instanceof Problem))
                .invoke(failure -> LOG.errorf(failure, "Denied call not recorded"))
                .onFailure()
                .recoverWithNull();
    }
}
