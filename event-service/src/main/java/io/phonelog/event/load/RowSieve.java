package io.phonelog.event.load;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.event.store.BackgroundTransactions;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the rows of a batch that Postgres refuses: it is tried in halves, and those again, each in
 * a transaction that is rolled back. A few bad rows cost a few dozen tries.
 */
@ApplicationScoped
class RowSieve {
    /** When more rows are refused than this, it is hardly the rows' fault. */
    static final int MOST_REFUSED = 1_000;

    /** SQLSTATE classes that blame the values: data, integrity, a limit of Postgres. */
    private static final Set<String> OF_VALUES = Set.of("22", "23", "54");

    private final BackgroundTransactions transactions;
    private final RowEncoder encoder;

    RowSieve(BackgroundTransactions transactions, RowEncoder encoder) {
        this.transactions = transactions;
        this.encoder = encoder;
    }

    /** Whether a failure is about what stands in a row. */
    static boolean blames(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_VALUES.contains(state.substring(0, 2));
    }

    /**
     * The rows that are refused.
     *
     * @throws SQLException when a try fails for another reason, or too many rows are refused
     */
    Refusals refused(RowBatch batch) throws SQLException {
        List<PhoneEvent> events = new ArrayList<>();
        batch.forEach(events::add);
        Refusals found = Refusals.empty();
        search(batch, events, 0, events.size(), found);
        return found;
    }

    private void search(RowBatch batch, List<PhoneEvent> events, int from, int to, Refusals found)
            throws SQLException {
        SQLException refusal = attempt(batch, from, to);
        if (refusal == null) {
            return;
        }
        if (to - from == 1) {
            found.add(from, events.get(from), refusal);
            if (found.count() > MOST_REFUSED) {
                throw refusal;
            }
            return;
        }
        int middle = (from + to) >>> 1;
        search(batch, events, from, middle, found);
        search(batch, events, middle, to, found);
    }

    /** Why the rows from one to before another are refused; null when they are not. */
    private @Nullable SQLException attempt(RowBatch batch, int from, int to) throws SQLException {
        BitSet others = new BitSet();
        others.set(0, batch.rows());
        others.clear(from, to);
        EventRows rows = encoder.encode(List.of(batch), new Refusals(others, List.of()));
        try {
            transactions.attempt(rows::store);
            return null;
        } catch (SQLException e) {
            if (blames(e)) {
                return e;
            }
            throw e;
        }
    }
}
