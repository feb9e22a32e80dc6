package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.phonelog.stack.process.LocalHttp;
import io.phonelog.stack.process.Ports;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A second process of a service, started as the first was but for its port. Linux only. */
final class Replica implements AutoCloseable {
    private static final String PORT = "PHONELOG_HTTP_PORT";
    private static final Duration START = Duration.ofMinutes(3);

    private final RunningStack stack;
    private final Process process;
    private final int port;

    private Replica(RunningStack stack, Process process, int port) {
        this.stack = stack;
        this.process = process;
        this.port = port;
    }

    static Replica of(String service, RunningStack stack) throws IOException {
        Path first = Path.of("/proc", Long.toString(stack.pid(service)));
        int port = Ports.free();
        ProcessBuilder second =
                new ProcessBuilder(strings(first.resolve("cmdline")))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        new File("target/second-" + service + ".log")));
        second.environment().putAll(environment(first));
        second.environment().put(PORT, Integer.toString(port));
        Replica replica = new Replica(stack, second.start(), port);
        await().atMost(START).until(replica::ready);
        return replica;
    }

    /** A call at this process alone, past the gateway. */
    Client as(String user) {
        return new Client(path -> "http://127.0.0.1:" + port + "/api/v1" + path, stack.token(user));
    }

    /** Nothing of it runs until it is woken, and its connections stay. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean ready() {
        assertThat(process.isAlive()).isTrue();
        return LocalHttp.status(port, "/q/health/ready") == 200;
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start().waitFor();
    }

    private static Map<String, String> environment(Path process) throws IOException {
        return strings(process.resolve("environ")).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static List<String> strings(Path file) throws IOException {
        return Stream.of(Files.readString(file, StandardCharsets.UTF_8).split("\0")).toList();
    }
}
