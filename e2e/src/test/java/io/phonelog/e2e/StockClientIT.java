package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Clients that people use, unchanged, and killed: tus-js-client as npm has it. */
@ExtendWith(RunningStack.Extension.class)
class StockClientIT {
    static final Path CLIENTS = Path.of(System.getProperty("phonelog.root")).resolve("e2e/clients");
    private static final int MEBIBYTES = 200;

    /** When jobs begin: this is about the way in. */
    private static final String LATER = "2099-01-01T00:00:00Z";

    @BeforeAll
    static void needsTheClients() {
        boolean installed = Files.isDirectory(CLIENTS.resolve("node_modules"));
        if (System.getenv("CI") == null) {
            assumeThat(installed).as("npm ci --prefix e2e/clients").isTrue();
        }
        assertThat(installed).as("npm ci --prefix e2e/clients").isTrue();
    }

    @Test
    void aKilledTusClientGoesOnWhereItWas(RunningStack stack, @TempDir Path folder)
            throws Exception {
        Path file = write(folder.resolve("large.csv"));
        Process first = start(stack, folder, file);
        long acknowledged = readUntil(first, MEBIBYTES << 19);
        first.destroyForcibly().waitFor();

        Process second = start(stack, folder, file);
        try (BufferedReader lines = second.inputReader()) {
            List<String> said = lines.lines().toList();
            assertThat(second.waitFor()).isZero();
            assertThat(bytesOf(said.get(0))).isGreaterThan(acknowledged);
            String url = said.get(said.size() - 1);
            String id = url.substring(url.lastIndexOf('/') + 1);
            JsonNode upload = stack.as("analyst").get("/parser/upload/" + id).expect(200).body();
            assertThat(upload.path("size").asLong()).isEqualTo(Files.size(file));
            assertThat(upload.path("sha256").asText()).isEqualTo(sha256(file));
        }
    }

    private static Process start(RunningStack stack, Path folder, Path file) throws IOException {
        ProcessBuilder client =
                new ProcessBuilder(
                                "node",
                                CLIENTS.resolve("resume.mjs").toString(),
                                stack.api("/parser/upload/tus"),
                                file.toString(),
                                folder.resolve("uploads.json").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        client.environment().put("TOKEN", stack.token("analyst"));
        client.environment().put("SCHEDULE_AT", LATER);
        return client.start();
    }

    /** Reads what a client says until it has so many bytes acknowledged. */
    private static long readUntil(Process client, long bytes) throws IOException {
        BufferedReader lines = client.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (bytesOf(line) >= bytes) {
                return bytesOf(line);
            }
        }
        throw new IOException("the client ended too early");
    }

    private static long bytesOf(String line) {
        assertThat(line).startsWith("at ");
        return Long.parseLong(line.substring(3));
    }

    private static Path write(Path file) throws IOException {
        int rows = (MEBIBYTES << 20) / 50;
        try (var out = Files.newBufferedWriter(file)) {
            out.write("time,from,to,seconds\n");
            for (int i = 0; i < rows; i++) {
                out.write("2026-01-01 10:00:00,+15550142,+15550143,");
                out.write(Integer.toString(100_000_000 + i));
                out.write('\n');
            }
        }
        return file;
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
