package io.phonelog.stack.supervisor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor says about the stack: on its standard output while somebody listens, and in a
 * file for everybody else.
 *
 * @param pid of the supervisor
 * @param startedAt RFC 3339
 * @param message a sentence for the user when the phase is {@code failed}
 */
public record StackState(
        long pid, String startedAt, Phase phase, @Nullable String message, List<Part> parts) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public StackState {
        parts = List.copyOf(parts);
    }

    /** How far the whole stack, or one part, has come. */
    public enum Phase {
        WAITING,
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /**
     * One part.
     *
     * @param pid null while no process runs
     * @param seconds from launch to ready; null before that
     * @param restarts how often it ended unasked and was started again
     */
    public record Part(
            String name,
            int port,
            @Nullable Long pid,
            Phase phase,
            @Nullable Double seconds,
            int restarts,
            @Nullable String message) {}

    /** The part of that name. */
    public Part part(String name) {
        return parts.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    /** Whether the part of that name has come up; it has not while the start is not that far. */
    public boolean isReady(String name) {
        return parts.stream().anyMatch(p -> p.name().equals(name) && p.phase() == Phase.READY);
    }

    /** The state of a running stack; empty when none runs. */
    public static Optional<StackState> read(StackHome home) throws IOException {
        Path file = home.state();
        if (!home.inUse() || !Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(parse(Files.readString(file)));
    }

    public static StackState parse(String line) throws IOException {
        return JSON.readValue(line, StackState.class);
    }

    String line() throws IOException {
        return JSON.writeValueAsString(this);
    }

    void write(StackHome home) throws IOException {
        Path fresh = home.directory().resolve("state.json.fresh");
        Files.writeString(fresh, line());
        Files.move(fresh, home.state(), StandardCopyOption.ATOMIC_MOVE);
    }
}
