package io.phonelog.stack.supervisor;

import io.phonelog.stack.process.Installation;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackState.Phase;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The supervisor's process. It says on standard output how far it is, one {@link StackState} a
 * line. While standard input is open it belongs to the command that started it and ends with it;
 * after the line {@code detach} it stays until it is told to end by a signal.
 */
public final class SupervisorProcess {
    /** Sent to standard input when the stack shall outlive the command. */
    public static final String DETACH = "detach";

    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final StackHome home;
    private final PrintStream out = System.out;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile @Nullable Supervisor supervisor;
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String message;
    private volatile boolean listenedTo = true;

    private SupervisorProcess(StackHome home) {
        this.home = home;
    }

    /** {@code SupervisorProcess <repository>} */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        StackHome home = StackHome.of(root, System.getenv(StackHome.VARIABLE));
        SupervisorProcess process = new SupervisorProcess(home);
        Optional<FileLock> lock = home.lock();
        if (lock.isEmpty()) {
            process.fail(
                    "A stack is already running in "
                            + home.directory()
                            + ". ./phonelog status shows it, ./phonelog down ends it.");
            System.exit(1);
        }
        System.exit(process.run(root));
    }

    private int run(Path root) {
        Thread hook = new Thread(this::end, "end");
        Runtime.getRuntime().addShutdownHook(hook);
        Thread listener = new Thread(this::listen, "commands");
        listener.setDaemon(true);
        listener.start();
        try {
            Preflight.check(home);
            PortPlan ports = PortPlan.of(System.getenv());
            ports.requireFree();
            Secrets secrets = Secrets.of(home);
            Installation installation = Installation.fromSystemProperty();
            Supervisor fresh =
                    new Supervisor(
                            new Blueprint(root, installation, home, ports, secrets).components(),
                            home.directory(),
                            this::publish);
            supervisor = fresh;
            fresh.start();
            phase = Phase.READY;
            publish();
            ended.await();
            return 0;
        } catch (StackFailure e) {
            fail(e.getMessage());
        } catch (IOException | java.io.UncheckedIOException e) {
            fail(Preflight.explain(home, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(DETACH)) {
                    listenedTo = false;
                    return;
                }
            }
        } catch (IOException e) {
            // as good as the end of the stream: the command is gone
        }
        System.exit(0);
    }

    private void end() {
        phase = Phase.STOPPING;
        Supervisor now = supervisor;
        if (now != null) {
            publish();
            now.close();
        }
        try {
            Files.deleteIfExists(home.state());
        } catch (IOException e) {
            System.err.println("The state file could not be removed: " + e);
        }
        ended.countDown();
    }

    private void fail(@Nullable String sentence) {
        phase = Phase.FAILED;
        message = sentence;
        say(state());
    }

    private synchronized void publish() {
        StackState state = state();
        say(state);
        try {
            state.write(home);
        } catch (IOException e) {
            System.err.println(Preflight.explain(home, e));
        }
    }

    private void say(StackState state) {
        if (!listenedTo) {
            return;
        }
        try {
            out.println(state.line());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private StackState state() {
        Supervisor now = supervisor;
        return new StackState(
                ProcessHandle.current().pid(),
                startedAt.toString(),
                phase,
                message,
                now == null ? List.of() : now.state());
    }
}
