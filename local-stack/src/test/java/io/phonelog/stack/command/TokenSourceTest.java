package io.phonelog.stack.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.stack.gateway.GatewayServer;
import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.process.Ports;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackHome;
import io.phonelog.stack.supervisor.StackState;
import io.phonelog.stack.supervisor.StackState.Part;
import io.phonelog.stack.supervisor.StackState.Phase;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class TokenSourceTest {
    private final StackHome home;

    TokenSourceTest(@TempDir Path directory) {
        home = new StackHome(directory);
    }

    @Test
    void saysWhatToWaitForWhenTheStackHasJustBegunToStart() {
        assertSaysWhatToDo(() -> TokenSource.of(home, state()));
    }

    @Test
    void saysWhatToWaitForWhileKeycloakIsStarting() {
        assertSaysWhatToDo(() -> TokenSource.of(home, state(part(Phase.STARTING))));
    }

    @Test
    void saysWhatToWaitForWhenKeycloakDoesNotAnswer() throws IOException {
        TokenSource tokens =
                TokenSource.of(home, state(part(Phase.READY), part(GatewayServer.NAME)));
        assertSaysWhatToDo(() -> tokens.token(DemoUser.ANALYST));
    }

    private static void assertSaysWhatToDo(ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("when ./phonelog status shows it as up");
    }

    private static StackState state(Part... parts) {
        return new StackState(1, "2026-01-01T00:00:00Z", Phase.STARTING, null, List.of(parts));
    }

    private static Part part(Phase phase) throws IOException {
        return new Part(KeycloakServer.NAME, Ports.free(), null, phase, null, 0, null);
    }

    private static Part part(String name) throws IOException {
        return new Part(name, Ports.free(), null, Phase.READY, null, 0, null);
    }
}
