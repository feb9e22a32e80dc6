package io.phonelog.test;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import java.time.Duration;

/**
 * How long tests wait for what happens elsewhere: much longer than it takes, so that a busy machine
 * fails no test, and only what never comes does.
 *
 * <pre>await().until(() -&gt; job.isCompleted());</pre>
 */
public final class Patience {
    /** For whatever waits without {@link #await}. */
    public static final Duration LONG = Duration.ofSeconds(60);

    private Patience() {}

    /** Awaitility's, with patience. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
