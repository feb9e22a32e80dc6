package io.phonelog.event.pace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.phonelog.event.EventConfig;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;

/**
 * How fast background work goes: answers do not wait for processors that loads have taken, nor loads
 * for those that comparisons have taken. For worker threads only.
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

    /** Loads when questions let it. */
    public void load(Chore chore) throws SQLException {
        try (Demand.Waiting load = loads.begin()) {
            behindQuestions.run(
                    () -> {
                        chore.run();
                        return load;
                    });
        }
    }

    /** Compares when questions and loads let it. */
    public <T> T compare(Work<T> work) throws SQLException {
        return behindLoads.run(() -> behindQuestions.run(work));
    }
}
