package io.phonelog.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class GuardedProcessTest {
    private final Path home;

    GuardedProcessTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void nothingOutlivesASupervisorThatIsKilled() throws Exception {
        Process supervisor =
                new ProcessBuilder(
                                Installation.javaExecutable(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                home.toString())
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(
                                supervisor.getInputStream(), StandardCharsets.US_ASCII));
        ProcessHandle child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();

        supervisor.destroyForcibly();

        assertThat(child.onExit().get(60, SECONDS).isAlive()).isFalse();
    }

    /** A supervisor that waits to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            GuardedProcess child = shell(home, "echo up; exec sleep 1000", 10);
            awaitOutput(home, "up");
            System.out.println(child.pid().orElseThrow());
            new CompletableFuture<Void>().get();
        }
    }

    @Test
    void closeAsksFirst() throws Exception {
        GuardedProcess process =
                shell(
                        home,
                        "trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done",
                        10);
        awaitOutput(home, "up");
        process.close();
        assertThat(Files.readString(log(home))).contains("bye");
        assertThat(process.pid()).isEmpty();
    }

    @Test
    void closeKillsWhatDoesNotListen() throws Exception {
        GuardedProcess process =
                shell(home, "trap '' TERM; echo up; while :; do sleep 0.1; done", 1);
        awaitOutput(home, "up");
        ProcessHandle handle = ProcessHandle.of(process.pid().orElseThrow()).orElseThrow();
        process.close();
        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void theExitCodeIsTheCommands() throws Exception {
        assertThat(shell(home, "exit 42", 1).onExit().get(60, SECONDS)).isEqualTo(42);
    }

    private static GuardedProcess shell(Path home, String script, int graceSeconds)
            throws Exception {
        Launch launch =
                new Launch(
                        List.of("/bin/sh", "-c", script),
                        Map.of(),
                        Launch.Signal.TERM,
                        Duration.ofSeconds(graceSeconds));
        return GuardedProcess.start("child", launch, home.resolve("run"), log(home));
    }

    private static Path log(Path home) {
        return home.resolve("child.log");
    }

    private static void awaitOutput(Path home, String text) throws Exception {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        while (!Files.exists(log(home)) || !Files.readString(log(home)).contains(text)) {
            assertThat(System.nanoTime()).as("waiting for output").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
