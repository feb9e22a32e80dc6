package io.phonelog.upload.clamd;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes on their way to clamd ({@code INSTREAM}): chunks with their length before them, a verdict.
 */
public final class ClamdStream implements Closeable {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final TimedChannel channel;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    ClamdStream(TimedChannel channel) throws IOException {
        this.channel = channel;
        channel.write(ByteBuffer.wrap(COMMAND));
    }

    /** Sends at least one byte. */
    public void write(byte[] bytes, int offset, int count) throws ScannerFault {
        try {
            channel.write(
                    length.clear().putInt(count).flip(), ByteBuffer.wrap(bytes, offset, count));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The verdict on all bytes. */
    public Reply end() throws MalwareFound, ScannerFault {
        String answer;
        try {
            channel.write(length.clear().putInt(0).flip());
            answer = Clamd.answer(channel);
        } catch (IOException e) {
            throw refused(e);
        }
        return Reply.of(answer);
    }

    /** clamd takes no more bytes; it may have said why. */
    private ScannerFault refused(IOException failure) {
        try {
            return new ScannerFault("clamd says: " + Clamd.answer(channel), failure);
        } catch (IOException e) {
            failure.addSuppressed(e);
            return new ScannerFault("clamd broke off: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
