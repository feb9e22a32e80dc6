package io.phonelog.stack.clamd;

import io.phonelog.stack.process.Component;
import io.phonelog.stack.process.Launch;
import io.phonelog.stack.process.Ports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's clamd, on the loopback address, set up as upload-service needs it. */
public final class ClamdServer implements Component {
    public static final String NAME = "clamd";

    /** Knows the EICAR test file and nothing else. */
    private static final String TEST_SIGNATURES = "phonelog-test.ndb";

    /**
     * A stream holds one window of a file. Without {@code AlertExceedsMax} clamd says OK of what it
     * did not look at.
     */
    private static final String SETTINGS =
            """
            Foreground yes
            TCPAddr 127.0.0.1
            TCPSocket %d
            DatabaseDirectory %s
            TemporaryDirectory %s
            StreamMaxLength 80M
            MaxFileSize 80M
            MaxScanSize 400M
            AlertExceedsMax yes
            SelfCheck 0
            """;

    private final Path program;
    private final Path data;
    private final int port;
    private final Optional<Path> signatures;

    /**
     * @param data the directory of its configuration and of what it unpacks
     * @param signatures the directory of signatures; without one, those of the test file
     */
    public ClamdServer(Path program, Path data, int port, Optional<Path> signatures) {
        this.program = program;
        this.data = data.toAbsolutePath();
        this.port = port;
        this.signatures = signatures;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException {
        Path own = Files.createDirectories(data.resolve("signatures"));
        Path unpacked = Files.createDirectories(data.resolve("unpacked"));
        try (InputStream known =
                ClamdServer.class.getResourceAsStream("/clamd/" + TEST_SIGNATURES)) {
            Files.copy(known, own.resolve(TEST_SIGNATURES), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                settingsFile(), SETTINGS.formatted(port, signatures.orElse(own), unpacked));
    }

    @Override
    public Launch launch() {
        List<String> command = List.of(program.toString(), "--config-file=" + settingsFile());
        return new Launch(command, Map.of(), Launch.Signal.TERM, Duration.ofSeconds(5));
    }

    @Override
    public boolean ready() {
        return Ports.answers(port);
    }

    private Path settingsFile() {
        return data.resolve("clamd.conf");
    }
}
