package io.phonelog.stack.command;

import io.phonelog.stack.supervisor.StackState;
import io.phonelog.stack.supervisor.StackState.Phase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Starts the stack under a person's eyes, or finds it running. Closing it ends what it started,
 * also on Ctrl-C, unless {@link #keep} was called.
 */
public final class StackStart implements AutoCloseable {
    private final @Nullable SupervisorHandle supervisor;
    private final StackState state;
    private final double seconds;
    private final @Nullable Thread onInterrupt;

    private StackStart(
            @Nullable SupervisorHandle supervisor,
            StackState state,
            double seconds,
            @Nullable Thread onInterrupt) {
        this.supervisor = supervisor;
        this.state = state;
        this.seconds = seconds;
        this.onInterrupt = onInterrupt;
    }

    /** Returns when every part is ready. */
    public static StackStart begin(Context context) throws IOException {
        Optional<StackState> running = StackState.read(context.home());
        if (running.isPresent() && running.get().phase() == Phase.READY) {
            return new StackStart(null, running.get(), 0, null);
        }
        long before = System.nanoTime();
        SupervisorHandle supervisor = SupervisorHandle.start(context);
        Thread onInterrupt =
                new Thread(
                        () -> {
                            context.terminal().printLast("\nStopping what was started.");
                            supervisor.close();
                        },
                        "interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            StackState state = supervisor.awaitReady(new Progress(context.terminal())::show);
            context.terminal().clear();
            double seconds = (System.nanoTime() - before) / 1e9;
            return new StackStart(supervisor, state, seconds, onInterrupt);
        } catch (RuntimeException | IOException e) {
            unhook(onInterrupt);
            supervisor.close();
            throw e;
        }
    }

    public StackState state() {
        return state;
    }

    /** How long the start took; 0 when the stack was running already. */
    public double seconds() {
        return seconds;
    }

    public boolean wasRunning() {
        return supervisor == null;
    }

    /** Lets the stack run on. */
    public void keep() throws IOException {
        if (supervisor != null) {
            supervisor.detach();
        }
        unhook();
    }

    /** Ends what was started; returns when it is gone. */
    public void end() {
        unhook();
        if (supervisor != null) {
            supervisor.close();
        }
    }

    @Override
    public void close() {
        end();
    }

    private void unhook() {
        if (onInterrupt != null) {
            unhook(onInterrupt);
        }
    }

    private static void unhook(Thread onInterrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // After a Ctrl-C the hook stops the stack and has the last word: nothing is left to do
            // here.
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** One line for each part that became ready, and below them those that are on their way. */
    private static final class Progress {
        private final Terminal terminal;
        private final Set<String> told = new HashSet<>();

        private Progress(Terminal terminal) {
            this.terminal = terminal;
        }

        private void show(StackState state) {
            for (StackState.Part part : state.parts()) {
                if (part.phase() == Phase.READY && told.add(part.name())) {
                    terminal.print(
                            String.format(
                                    Locale.ROOT,
                                    "  %-22s %5d  %6.1f s",
                                    part.name(),
                                    part.port(),
                                    part.seconds()));
                }
            }
            String starting =
                    state.parts().stream()
                            .filter(part -> part.phase() == Phase.STARTING)
                            .map(StackState.Part::name)
                            .collect(Collectors.joining(", "));
            if (!starting.isEmpty()) {
                terminal.show("  starting " + starting);
            }
        }
    }
}
