package io.phonelog.stack.process;

import java.io.IOException;
import java.util.Set;

/**
 * One process of the stack. {@link Running} takes it through prepare, launch, ready and complete.
 */
public interface Component {
    /** Short and unique; log, pid and configuration are found by it. */
    String name();

    /** The port it listens on, on the loopback address. */
    int port();

    /** Names of the components that must be ready before this one is started. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Work before the process runs: unpacking, formatting, writing its configuration. */
    default void prepare() throws IOException {}

    /** The process itself; asked after {@link #prepare}. */
    Launch launch();

    /** Whether it can be used; asked again and again, so it answers fast. */
    boolean ready();

    /** Work on the ready component before others may use it. */
    default void complete() throws IOException {}
}
