package io.phonelog.event.read;

import static io.phonelog.event.read.EventProblem.QUERY_TOO_EXPENSIVE;

import io.phonelog.event.EventConfig;
import io.phonelog.platform.problem.Problem;
import io.phonelog.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.QueryTimeoutException;

import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Duration;
import java.util.function.Function;

/** Reads in the caller's tenant that end after a while: a costly question harms nobody else. */
@ApplicationScoped
public class BoundedReads {
    private final Transactions transactions;
    private final Duration limit;

    public BoundedReads(Transactions transactions, EventConfig config) {
        this.transactions = transactions;
        this.limit = config.readTimeout();
    }

    /** Reads what the caller may see; a problem when a statement takes too long. */
    public <T> Uni<T> of(Function<Mutiny.Session, Uni<T>> work) {
        return bounded(transactions.readsOfCaller(limit, work));
    }

    /** {@link #of} from a database that follows ours. */
    <T> Uni<T> at(Mutiny.SessionFactory database, Function<Mutiny.Session, Uni<T>> work) {
        return bounded(transactions.readsOfCallerAt(database, limit, work));
    }

    private static <T> Uni<T> bounded(Uni<T> answer) {
        return answer.onFailure(BoundedReads::isTimeout).transform(BoundedReads::tooExpensive);
    }

    /** Queries of entities fail with the one, others with the other. */
    private static boolean isTimeout(Throwable failure) {
        return failure instanceof QueryTimeoutException
                || failure instanceof org.hibernate.QueryTimeoutException;
    }

    private static Problem tooExpensive(Throwable timeout) {
        return QUERY_TOO_EXPENSIVE.because(
                "Ask for a shorter time, or for one contact or job.", timeout);
    }
}
