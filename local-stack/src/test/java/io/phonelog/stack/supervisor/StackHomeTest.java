package io.phonelog.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.stack.supervisor.StackState.Phase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class StackHomeTest {
    private final StackHome home;

    StackHomeTest(@TempDir Path directory) {
        home = new StackHome(directory);
    }

    @Test
    void stateIsReadBackWhileTheLockIsHeld() throws Exception {
        StackState state =
                new StackState(
                        42,
                        "2026-11-21T08:00:00Z",
                        Phase.READY,
                        null,
                        List.of(new StackState.Part("kafka", 8191, 7L, Phase.READY, 1.5, 0, null)));
        FileLock lock = home.lock().orElseThrow();
        state.write(home);
        assertThat(StackState.read(home)).contains(state);
        lock.channel().close();
    }

    @Test
    void stateThatAKilledSupervisorLeftCountsForNothing() throws Exception {
        new StackState(42, "2026-11-21T08:00:00Z", Phase.READY, null, List.of()).write(home);
        assertThat(StackState.read(home)).isEmpty();
        assertThat(home.lock()).isPresent();
    }

    @Test
    void onlyOneSupervisorGetsTheLock() throws Exception {
        FileLock lock = home.lock().orElseThrow();
        assertThat(home.lock()).isEmpty();
        assertThat(home.inUse()).isTrue();
        lock.channel().close();
        assertThat(home.inUse()).isFalse();
    }

    @Test
    void secretsAreMadeOnceAndReadableByTheirOwnerOnly() throws Exception {
        String first = Secrets.of(home).ofUser("owner");
        assertThat(Secrets.of(home).ofUser("owner")).isEqualTo(first).hasSizeGreaterThan(15);
        assertThat(Secrets.of(home).of("job")).isNotEqualTo(Secrets.of(home).ofOwner("job"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rw-------");
    }
}
