package io.phonelog.stack.command;

import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackState;
import io.phonelog.stack.supervisor.StackState.Phase;
import io.phonelog.stack.supervisor.SupervisorProcess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A supervisor that this command started. It ends with the command, by whatever means the command
 * ends, unless {@link #detach} lets it go.
 */
public final class SupervisorHandle implements AutoCloseable {
    private static final int END_SECONDS = 120;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private boolean detached;

    private SupervisorHandle(Process process) {
        this.process = process;
    }

    /** Starts a supervisor; {@link #awaitReady} follows it. */
    static SupervisorHandle start(Context context) throws IOException {
        Path logs = context.home().logs();
        Files.createDirectories(logs);
        Installation installation = Installation.fromSystemProperty();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString()); // a Ctrl-C after we are gone is not for the stack
        }
        List<String> options =
                List.of(
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-D" + Installation.PROPERTY + "=" + installation.lib());
        command.addAll(
                installation.java(options, SupervisorProcess.class, context.root().toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        logs.resolve("supervisor.log").toFile()))
                        .start();
        return new SupervisorHandle(process);
    }

    /**
     * Follows the start.
     *
     * @param changed called with every state on the way
     * @return the state in which everything is ready
     * @throws StackFailure with the supervisor's own sentence
     */
    StackState awaitReady(Consumer<StackState> changed) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            StackState state = StackState.parse(line);
            if (state.phase() == Phase.FAILED) {
                throw new StackFailure(String.valueOf(state.message()));
            }
            changed.accept(state);
            if (state.phase() == Phase.READY) {
                return state;
            }
        }
        throw new StackFailure(
                "The supervisor ended before the stack was ready. Its log: .phonelog/logs/supervisor.log");
    }

    /** Lets the stack outlive this command. */
    void detach() throws IOException {
        OutputStream commands = process.getOutputStream();
        commands.write((SupervisorProcess.DETACH + "\n").getBytes(StandardCharsets.US_ASCII));
        commands.close();
        detached = true;
    }

    /** Ends the stack unless it was detached; returns when it is gone. */
    @Override
    public void close() {
        if (detached) {
            return;
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
