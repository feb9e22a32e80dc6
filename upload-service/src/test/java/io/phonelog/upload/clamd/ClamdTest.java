package io.phonelog.upload.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ClamdTest {
    private static final WindowSize WINDOW = new WindowSize(1000, 100);

    @ParameterizedTest
    @CsvSource({"1", "999", "1000", "1099", "1100", "1101", "2100", "5432"})
    void cutsAStreamIntoWindowsThatOverlap(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        try (var server = ScriptedClamd.saying(bytes -> "stream: OK");
                var stream = new WindowedStream(clamd(server), WINDOW)) {
            for (int at = 0; at < size; at += 70) {
                stream.write(content, at, Math.min(70, size - at));
            }
            assertThat(stream.end()).isEqualTo(Reply.CLEAN);

            List<byte[]> sent = server.streams();
            for (int i = 0; i < sent.size(); i++) {
                int start = i * 1000;
                assertThat(sent.get(i))
                        .isEqualTo(
                                Arrays.copyOfRange(content, start, Math.min(size, start + 1100)));
            }
            assertThat(sent.size() * 1000 + 100).isGreaterThanOrEqualTo(size);
        }
    }

    @Test
    void cutsAFileLikewise() {
        assertThat(WINDOW.windows(0, 2500, 9))
                .containsExactly(
                        new WindowSize.Window(0, 1100),
                        new WindowSize.Window(1000, 2100),
                        new WindowSize.Window(2000, 2500));
        assertThat(WINDOW.windows(1000, 2500, 1))
                .containsExactly(new WindowSize.Window(1000, 2100));
    }

    @Test
    void remembersThatAWindowWasNotLookedIntoWhole() throws IOException {
        try (var server =
                        ScriptedClamd.saying(
                                bytes ->
                                        bytes.length == 1100
                                                ? "stream: Heuristics.Limits.Exceeded.MaxFiles FOUND"
                                                : "stream: OK");
                var stream = new WindowedStream(clamd(server), WINDOW)) {
            stream.write(new byte[1500], 0, 1500);
            assertThat(stream.end()).isEqualTo(Reply.INCOMPLETE);
        }
    }

    @Test
    void doesNotTakeAScannerThatRanOutOfTimeForAVerdict() {
        assertThatThrownBy(() -> Reply.of("stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND"))
                .isInstanceOf(ScannerFault.class);
    }

    @Test
    void saysWhyClamdTakesNoMore() throws IOException {
        try (var server = ScriptedClamd.saying(bytes -> "INSTREAM size limit exceeded. ERROR")) {
            assertThatThrownBy(() -> scan(clamd(server)))
                    .isInstanceOf(ScannerFault.class)
                    .hasMessageContaining("size limit exceeded");
        }
    }

    @Test
    void givesUpOnAScannerThatSaysNothing() throws IOException {
        try (var server = ScriptedClamd.saying(bytes -> null)) {
            assertThatThrownBy(() -> scan(clamd(server)))
                    .isInstanceOf(ScannerFault.class)
                    .hasMessageContaining("no progress");
        }
    }

    @Test
    void speaksOverAUnixSocket(@TempDir Path directory) throws IOException {
        try (var server = ScriptedClamd.at(directory.resolve("clamd.sock"))) {
            assertThat(scan(clamd(server))).isEqualTo(Reply.CLEAN);
            assertThat(clamd(server).version()).isEqualTo("ClamAV scripted");
        }
    }

    private static Reply scan(Clamd clamd) throws IOException {
        try (ClamdStream stream = clamd.stream()) {
            stream.write(new byte[10], 0, 10);
            return stream.end();
        }
    }

    private static Clamd clamd(ScriptedClamd server) {
        return new Clamd(
                new ClamdAddress(server.address()), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }
}
