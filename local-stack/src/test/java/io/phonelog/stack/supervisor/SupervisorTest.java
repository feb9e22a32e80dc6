package io.phonelog.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackState.Part;
import io.phonelog.stack.supervisor.StackState.Phase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The supervisor over small shell scripts that write down when they start and end. */
class SupervisorTest {
    private static final String WAIT = "while :; do sleep 0.05; done";
    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(20));

    private final Path home;

    SupervisorTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void startsEachAfterWhatItNeedsAndEndsTheOtherWayRound() throws Exception {
        try (Supervisor supervisor =
                supervise(script("a", WAIT), script("b", WAIT, "a"), script("c", WAIT, "b"))) {
            supervisor.start();
            assertThat(supervisor.state()).allMatch(part -> part.phase() == Phase.READY);
        }
        assertThat(Files.readAllLines(home.resolve("diary")))
                .containsExactly("a up", "b up", "c up", "c down", "b down", "a down");
    }

    @Test
    void saysWhichPartFailedAndHowItsLogEnds() throws Exception {
        try (Supervisor supervisor =
                supervise(script("a", WAIT), script("bad", "echo the reason; exit 7"))) {
            assertThatThrownBy(supervisor::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("bad ended with exit code 7")
                    .hasMessageContaining("the reason");
        }
        assertThat(home.resolve("bad.up")).doesNotExist();
    }

    @Test
    void startsAPartAgainThatWasKilled() throws Exception {
        try (Supervisor supervisor = supervise(script("a", WAIT))) {
            supervisor.start();
            Long first = await(supervisor, part -> part.pid() != null).pid();
            kill(supervisor);
            Part again =
                    await(
                            supervisor,
                            part ->
                                    part.restarts() == 1
                                            && part.phase() == Phase.READY
                                            && part.message() != null);
            assertThat(again.pid()).isNotNull().isNotEqualTo(first);
            assertThat(again.message()).contains("a ended unasked").contains("./phonelog logs a");
        }
    }

    @Test
    void givesUpOnAPartThatEndsAgainAndAgain() throws Exception {
        try (Supervisor supervisor = supervise(script("a", "sleep 0.2"))) {
            supervisor.start();
            Part last = await(supervisor, part -> part.phase() == Phase.FAILED);
            assertThat(last.message()).contains("It is not started again");
        }
    }

    @Test
    void triesAgainWhileAPartThatWasKilledCannotBeStarted() throws Exception {
        Component part = new Failing(script("a", WAIT), start -> start == 2 || start == 3);
        try (Supervisor supervisor = supervise(part)) {
            supervisor.start();
            kill(supervisor);
            Part again =
                    await(supervisor, now -> now.restarts() == 1 && now.phase() == Phase.READY);
            assertThat(again.pid()).isNotNull();
        }
    }

    @Test
    void saysWhyAPartCannotBeStartedAgain() throws Exception {
        Component part = new Failing(script("a", WAIT), start -> start > 1);
        try (Supervisor supervisor = supervise(part)) {
            supervisor.start();
            kill(supervisor);
            Part last = await(supervisor, now -> now.phase() == Phase.FAILED);
            assertThat(last.message()).contains("a ended with exit code 9").contains("in the way");
        }
    }

    @Test
    void endsAtOnceWhileItWaitsToTryAgain() throws Exception {
        Component part = new Failing(script("a", WAIT), start -> start > 1);
        long before = System.nanoTime();
        try (Supervisor supervisor =
                new Supervisor(List.of(part), home, List.of(Duration.ofDays(1)), () -> {})) {
            supervisor.start();
            kill(supervisor);
            await(supervisor, now -> now.restarts() == 1 && now.message() != null);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(5));
    }

    private Supervisor supervise(Component... components) {
        return new Supervisor(List.of(components), home, PAUSES, () -> {});
    }

    private static void kill(Supervisor supervisor) {
        Long pid = await(supervisor, part -> part.pid() != null).pid();
        ProcessHandle.of(Objects.requireNonNull(pid)).orElseThrow().destroyForcibly();
    }

    private static Part await(Supervisor supervisor, Predicate<Part> condition) {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        while (true) {
            Part part = supervisor.state().get(0);
            if (condition.test(part)) {
                return part;
            }
            assertThat(System.nanoTime()).as("last seen: " + part).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Component script(String name, String body, String... needs) {
        return new Script(home, name, body, Set.of(needs));
    }

    /** A part that something keeps from starting, some of the times. */
    private record Failing(Component real, IntPredicate fails, AtomicInteger starts)
            implements Component {
        Failing(Component real, IntPredicate fails) {
            this(real, fails, new AtomicInteger());
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public int port() {
            return real.port();
        }

        @Override
        public void prepare() throws java.io.IOException {
            real.prepare();
        }

        @Override
        public Launch launch() {
            if (!fails.test(starts.incrementAndGet())) {
                return real.launch();
            }
            return new Launch(
                    List.of("/bin/sh", "-c", "echo in the way; exit 9"),
                    Map.of(),
                    Launch.Signal.TERM,
                    Duration.ofSeconds(5));
        }

        @Override
        public boolean ready() {
            return real.ready();
        }
    }

    private record Script(Path home, String name, String body, Set<String> needs)
            implements Component {
        @Override
        public int port() {
            return 1;
        }

        @Override
        public void prepare() throws java.io.IOException {
            Files.deleteIfExists(home.resolve(name + ".up"));
        }

        @Override
        public Launch launch() {
            String diary = home.resolve("diary").toString();
            boolean failing = body.contains("exit");
            String script =
                    failing
                            ? body
                            : "trap 'echo %1$s down >> %2$s; exit 0' TERM; echo %1$s up >> %2$s; touch %3$s; %4$s"
                                    .formatted(name, diary, home.resolve(name + ".up"), body);
            return new Launch(
                    List.of("/bin/sh", "-c", script),
                    Map.of(),
                    Launch.Signal.TERM,
                    Duration.ofSeconds(5));
        }

        @Override
        public boolean ready() {
            return Files.exists(home.resolve(name + ".up"));
        }
    }
}
