package io.phonelog.stack.command;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.process.LocalHttp;
import io.phonelog.stack.process.Ports;
import io.phonelog.stack.service.ServiceKind;
import io.phonelog.stack.supervisor.StackState;
import io.phonelog.stack.supervisor.StackState.Phase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code status}: each part with port, process and health, asked now. */
final class StatusCommand {
    /** As other programs report a service that is not running. */
    private static final int NOT_RUNNING = 3;

    private static final int OK = 200;

    private final Context context;

    StatusCommand(Context context) {
        this.context = context;
    }

    int run(boolean json) throws IOException {
        Optional<StackState> state = StackState.read(context.home());
        List<PartView> parts =
                state.stream()
                        .flatMap(s -> s.parts().parallelStream().map(StatusCommand::ask))
                        .toList();
        if (json) {
            printJson(state, parts);
        } else if (state.isEmpty()) {
            context.terminal().print("PhoneLog is not running. Start it: ./phonelog up");
        } else {
            printTable(state.get(), parts);
        }
        return state.isPresent() ? 0 : NOT_RUNNING;
    }

    /** A part as the user sees it. */
    record PartView(
            String name,
            int port,
            @Nullable Long pid,
            String health,
            int restarts,
            @Nullable String message) {}

    private static PartView ask(StackState.Part part) {
        boolean healthy = part.phase() == Phase.READY && answersWell(part);
        String health =
                part.phase() == Phase.READY
                        ? healthy ? "up" : "down"
                        : part.phase().name().toLowerCase(Locale.ROOT);
        return new PartView(
                part.name(), part.port(), part.pid(), health, part.restarts(), part.message());
    }

    private static boolean answersWell(StackState.Part part) {
        boolean service =
                Arrays.stream(ServiceKind.values()).anyMatch(k -> k.module().equals(part.name()));
        if (service) {
            return LocalHttp.status(part.port(), "/q/health/ready") == OK;
        }
        if (part.name().equals(KeycloakServer.NAME)) {
            return LocalHttp.status(part.port(), "/realms/phonelog") == OK;
        }
        return Ports.answers(part.port());
    }

    private void printTable(StackState state, List<PartView> parts) {
        Terminal terminal = context.terminal();
        long minutes =
                Duration.between(Instant.parse(state.startedAt()), Instant.now()).toMinutes();
        terminal.print(
                "PhoneLog is %s, for %d min. Data in %s."
                        .formatted(
                                state.phase().name().toLowerCase(Locale.ROOT),
                                minutes,
                                context.home().directory()));
        terminal.print();
        Table table = new Table("PART", "PORT", "PID", "HEALTH", "RESTARTS");
        parts.forEach(
                p ->
                        table.row(
                                p.name(),
                                p.port(),
                                p.pid() == null ? "-" : p.pid(),
                                p.health(),
                                p.restarts()));
        table.print(terminal);
        terminal.print();
        parts.stream()
                .filter(p -> p.message() != null)
                .forEach(p -> terminal.print("  " + terminal.bad(String.valueOf(p.message()))));
        terminal.print("  " + VirusScan.sentence(state));
    }

    private void printJson(Optional<StackState> state, List<PartView> parts) throws IOException {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("running", state.isPresent());
        view.put(
                "phase",
                state.map(s -> s.phase().name().toLowerCase(Locale.ROOT)).orElse("stopped"));
        view.put("pid", state.map(StackState::pid).orElse(null));
        view.put("startedAt", state.map(StackState::startedAt).orElse(null));
        view.put("home", context.home().directory().toString());
        view.put("urls", state.filter(s -> !s.parts().isEmpty()).map(Urls::of).orElse(null));
        view.put("virusScan", state.filter(VirusScan::available).isPresent() ? "clamd" : "none");
        view.put("components", parts);
        context.terminal().print(new ObjectMapper().writeValueAsString(view));
    }
}
