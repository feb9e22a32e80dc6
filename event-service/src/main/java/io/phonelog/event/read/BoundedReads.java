package io.phonelog.event.read;

import static io.phonelog.event.read.EventProblem.QUERY_TOO_EXPENSIVE;

import io.phonelog.event.EventConfig;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.tenancy.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.QueryTimeoutException;

import org.hibernate.reactive.mutiny.Mutiny;

import java.util.function.Function;

/** Reads in the caller's tenant that end after a while: a costly question harms nobody else. */
@ApplicationScoped
public class BoundedReads {
    private static final String LIMIT = "select set_config('statement_timeout', :ms, true)";

    private final Transactions transactions;
    private final String milliseconds;

    public BoundedReads(Transactions transactions, EventConfig config) {
        this.transactions = transactions;
        this.milliseconds = Long.toString(config.readTimeout().toMillis());
    }

    /** Reads what the caller may see; a problem when a statement takes too long. */
    public <T> Uni<T> of(Function<Mutiny.Session, Uni<T>> work) {
        return transactions
                .ofCaller(caller -> Panache.getSession().chain(session -> limited(session, work)))
                .onFailure(BoundedReads::isTimeout)
                .transform(BoundedReads::tooExpensive);
    }

    /** Queries of entities fail with the one, others with the other. */
    static boolean isTimeout(Throwable failure) {
        return failure instanceof QueryTimeoutException
                || failure instanceof org.hibernate.QueryTimeoutException;
    }

    static Problem tooExpensive(Throwable timeout) {
        return QUERY_TOO_EXPENSIVE.because(
                "Ask for a shorter time, or for one contact or job.", timeout);
    }

    /** Reads what a session may see, each statement within its time. */
    <T> Uni<T> limited(Mutiny.Session session, Function<Mutiny.Session, Uni<T>> work) {
        return session.createNativeQuery(LIMIT, String.class)
                .setParameter("ms", milliseconds)
                .getSingleResult()
                .chain(() -> work.apply(session));
    }
}
