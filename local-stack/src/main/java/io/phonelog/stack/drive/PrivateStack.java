package io.phonelog.stack.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.process.StackFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packaged stack, started and stopped by the command that users type, with data and ports of
 * its own beside a stack that may be running already.
 */
public final class PrivateStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PORTS =
            List.of(
                    "GATEWAY",
                    "UPLOAD_SERVICE",
                    "JOB_SERVICE",
                    "PARSER_WORKER",
                    "TEMPLATE_SERVICE",
                    "EVENT_SERVICE",
                    "NOTIFICATION_SERVICE",
                    "MONITORING_SERVICE",
                    "KEYCLOAK",
                    "POSTGRES",
                    "KAFKA",
                    "KAFKA_CONTROLLER",
                    "S3",
                    "CLAMD");

    private final Path root;
    private final Path home;
    private final int firstPort;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private PrivateStack(Path root, Path home, int firstPort) {
        this.root = root;
        this.home = home;
        this.firstPort = firstPort;
    }

    /**
     * Starts a fresh stack.
     *
     * @param root of the repository
     * @param home for its data; what is there is removed, now and at the end
     * @param firstPort the gateway's; the other parts have the thirteen after it
     */
    public static PrivateStack start(Path root, Path home, int firstPort) {
        PrivateStack stack = new PrivateStack(root, home, firstPort);
        stack.command("down", "--purge");
        stack.command("up", "--detach");
        return stack;
    }

    /** Stops it and removes its data. */
    @Override
    public void close() {
        command("down", "--purge");
    }

    /** Where its data is. */
    public Path home() {
        return home;
    }

    /** The gateway's address of an API path. */
    public String api(String path) {
        return "http://localhost:" + firstPort + "/api/v1" + path;
    }

    /** The port of a part, as {@code postgres}. */
    public int port(String part) {
        return part(part).path("port").asInt();
    }

    /** An access token of a demo user. */
    public String token(String user) {
        return tokens.computeIfAbsent(user, name -> command("token", name).strip());
    }

    /** What the stack made up for itself, as {@code s3.secret-key}. */
    public String secret(String name) {
        try {
            return JSON.readTree(home.resolve("secrets.json").toFile()).path(name).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts as {@code status --json} tells of them. */
    public JsonNode parts() {
        try {
            return JSON.readTree(command("status", "--json")).path("components");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One part as {@code status --json} tells of it. */
    public JsonNode part(String name) {
        for (JsonNode part : parts()) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new StackFailure("The stack has no part called " + name + ".");
    }

    /** Kills a part without a chance to tidy up; the stack starts it again by itself. */
    public void kill(String part) {
        long pid = part(part).path("pid").asLong();
        ProcessHandle.of(pid)
                .ifPresent(
                        process -> {
                            process.destroyForcibly();
                            process.onExit().join();
                        });
    }

    private String command(String... arguments) {
        List<String> line = new ArrayList<>(List.of(root.resolve("phonelog").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(root.toFile());
        builder.environment().put("PHONELOG_HOME", home.toString());
        for (int i = 0; i < PORTS.size(); i++) {
            builder.environment()
                    .put("PHONELOG_PORT_" + PORTS.get(i), Integer.toString(firstPort + i));
        }
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0 && !arguments[0].equals("down")) {
                throw new StackFailure(
                        "%s ended with %d: %s".formatted(String.join(" ", line), code, output));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for " + String.join(" ", line));
        }
    }
}
