package io.phonelog.bench.live;

import io.phonelog.stack.drive.PrivateStack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One more replica of notification-service beside the stack's, with a heap as a deployment gives
 * it: the stack's own is small, for laptops.
 */
final class Replica implements AutoCloseable {
    private static final int OK = 200;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Process process;
    private final int port;

    private Replica(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Replica start(Path root, PrivateStack stack, int port, int heapMebibytes)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx" + heapMebibytes + "m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                root.resolve(
                                                "notification-service/target/quarkus-app/quarkus-run.jar")
                                        .toString())
                        .redirectErrorStream(true)
                        .redirectOutput(stack.home().resolve("replica.log").toFile());
        builder.environment().putAll(settings(stack, port));
        Replica replica = new Replica(builder.start(), port);
        replica.awaitReady();
        return replica;
    }

    String authority() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** What is used of its heap after all garbage is gone, in KiB. */
    long usedKibibytes() throws IOException, InterruptedException {
        String pid = Long.toString(process.pid());
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        // The young and the old generation; what follows is not heap.
        long sum = 0;
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create("http://" + authority() + "/q/health/ready"))
                        .build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == OK) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        close();
        throw new IOException("the replica did not get ready; see replica.log");
    }

    private static Map<String, String> settings(PrivateStack stack, int port) {
        return Map.ofEntries(
                Map.entry("PHONELOG_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry(
                        "PHONELOG_OIDC_ISSUER",
                        "http://localhost:" + stack.port("keycloak") + "/realms/phonelog"),
                Map.entry("PHONELOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + stack.port("kafka")),
                Map.entry("PHONELOG_POSTGRES_HOST", "127.0.0.1"),
                Map.entry("PHONELOG_POSTGRES_PORT", Integer.toString(stack.port("postgres"))),
                Map.entry("PHONELOG_POSTGRES_PASSWORD", stack.secret("postgres.notification")),
                Map.entry(
                        "PHONELOG_POSTGRES_OWNER_PASSWORD",
                        stack.secret("postgres.notification.owner")),
                Map.entry("PHONELOG_WEBHOOK_ENCRYPTION_KEY", stack.secret("encryption.webhooks")),
                // All clients are one user's here.
                Map.entry("PHONELOG_STREAM_PER_USER", "100000"),
                Map.entry("PHONELOG_STREAM_PER_TENANT", "100000"));
    }

    private static String jcmd(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(output);
        }
        return output;
    }
}
