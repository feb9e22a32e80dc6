package io.phonelog.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.test.Settings;
import io.phonelog.upload.clamd.ScannerFault;
import io.phonelog.upload.clamd.ScriptedClamd;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/** A scanner has to show that it is set up for us. */
class ScannerTest {
    private static final String LIMIT = "stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND";

    @Test
    void isNotBelievedWhenItSaysOkOfWhatItDoesNotLookInto() throws IOException {
        try (var clamd = ScriptedClamd.saying(bytes -> "stream: OK")) {
            assertThatThrownBy(() -> scanner(clamd).engine())
                    .isInstanceOf(ScannerFault.class)
                    .hasMessageContaining("AlertExceedsMax yes");
        }
    }

    @Test
    void isNotUsedWhenItDoesNotTakeAWindow() throws IOException {
        try (var clamd =
                ScriptedClamd.saying(
                        bytes ->
                                bytes.length < 1 << 20
                                        ? LIMIT
                                        : "INSTREAM size limit exceeded. ERROR")) {
            Scanner scanner = scanner(clamd);
            scanner.look();
            assertThat(scanner.fault()).contains("StreamMaxLength");
        }
    }

    @Test
    void isAskedAgainAfterAFault() throws IOException {
        try (var clamd =
                ScriptedClamd.saying(bytes -> bytes.length < 1 << 20 ? LIMIT : "stream: OK")) {
            Scanner scanner = scanner(clamd);
            scanner.failed("it went away");
            assertThat(scanner.engine()).isEqualTo("ClamAV scripted");
            assertThat(scanner.fault()).isNull();
        }
    }

    private static Scanner scanner(ScriptedClamd clamd) {
        return new Scanner(
                Settings.read(
                        ScanConfig.class,
                        Map.of(
                                "phonelog.scan.address", clamd.address(),
                                "phonelog.scan.window", "1M",
                                "phonelog.scan.overlap", "64K")));
    }
}
