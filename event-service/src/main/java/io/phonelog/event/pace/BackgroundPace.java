package io.phonelog.event.pace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.event.EventConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;

/**
 * How fast background work goes: answers do not wait for processors that loads have taken, nor
 * loads for those that comparisons have. For worker threads only.
 */
@ApplicationScoped
public class BackgroundPace {
    private final Demand loads = new Demand();
    private final Pace behindQuestions;
    private final Pace behindLoads;

    BackgroundPace(Questions questions, EventConfig config, MeterRegistry metrics) {
        Timer rests = metrics.timer("phonelog_background_rests");
        this.behindQuestions = new Pace(questions, config.backgroundShare(), rests);
        this.behindLoads = new Pace(loads, config.backgroundShare(), rests);
    }

    /** A piece of work, a transaction or a few, and what comes of it. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    /** A piece of work of which nothing comes but its effects. */
    @FunctionalInterface
    public interface Chore {
        void run() throws SQLException;
    }

    /** Does a chore on a worker thread. */
    public static Uni<Void> onWorker(Chore chore) {
        return Uni.createFrom()
                .<Void>item(
                        Unchecked.supplier(
                                () -> {
                                    chore.run();
                                    return null;
                                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Loads when questions let it. */
    public void load(Chore chore) throws SQLException {
        Piece<Boolean> piece =
                new Piece<>(
                        () -> {
                            chore.run();
                            return true;
                        });
        Demand.Waiting load = loads.begin();
        try {
            behindQuestions.run(piece, piece);
        } finally {
            load.end();
        }
    }

    /** Does what can wait, when questions and loads let it. */
    public <T> T afterLoads(Work<T> work) throws SQLException {
        Piece<T> piece = new Piece<>(work);
        return behindLoads.run(piece, () -> behindQuestions.run(piece, piece));
    }
}
