package io.phonelog.upload.clamd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A scanner. Each question goes over a connection of its own; all may be asked at once. */
public final class Clamd {
    /** The longest answer that is read, in bytes. */
    private static final int LONGEST = 4096;

    private final ClamdAddress address;
    private final Duration connecting;
    private final Duration patience;

    /**
     * @param connecting how long a connection may take
     * @param patience how long it may be silent, or take nothing
     */
    public Clamd(ClamdAddress address, Duration connecting, Duration patience) {
        this.address = address;
        this.connecting = connecting;
        this.patience = patience;
    }

    /**
     * Its version and that of its signatures, as {@code ClamAV 1.4.6/27500/Sat Mar 1 08:24:21
     * 2026}.
     */
    public String version() throws ScannerFault {
        try (TimedChannel channel = connect()) {
            channel.write(ByteBuffer.wrap("zVERSION\0".getBytes(StandardCharsets.US_ASCII)));
            return answer(channel);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** Begins a stream of bytes to scan. */
    public ClamdStream stream() throws ScannerFault {
        try {
            TimedChannel channel = connect();
            try {
                return new ClamdStream(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** What it says, up to the zero that ends it. */
    static String answer(TimedChannel channel) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST);
        do {
            if (!answer.hasRemaining()) {
                throw new IOException("an answer without an end");
            }
            channel.read(answer);
        } while (answer.get(answer.position() - 1) != 0);
        return StandardCharsets.UTF_8
                .decode(answer.flip().limit(answer.limit() - 1))
                .toString()
                .strip();
    }

    private TimedChannel connect() throws IOException {
        return TimedChannel.connect(address, connecting, patience);
    }

    private ScannerFault away(IOException cause) {
        return cause instanceof ScannerFault fault
                ? fault
                : new ScannerFault("clamd at %s: %s".formatted(address.text(), cause), cause);
    }
}
