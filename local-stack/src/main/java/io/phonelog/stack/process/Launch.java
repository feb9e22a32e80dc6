package io.phonelog.stack.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process to run in the foreground.
 *
 * @param environment added to the caller's environment
 * @param stop the signal that ends it in good order
 * @param grace how long it may take to end before it is killed
 */
public record Launch(
        List<String> command, Map<String, String> environment, Signal stop, Duration grace) {
    /** Signals by the name that {@code kill -s} knows. */
    public enum Signal {
        TERM,
        INT
    }

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
