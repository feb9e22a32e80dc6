package io.phonelog.bench.live;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** One client of a {@link Crowd}, with the stream it follows and how far it has come. */
final class Member {
    private static final byte[] NOTHING = {};

    private final Runnable onReady;
    private final String stream;
    private @Nullable SocketChannel channel;
    private byte[] rest = NOTHING;
    private String last = "";
    private boolean greeted;

    Member(String stream, Runnable onReady) {
        this.stream = stream;
        this.onReady = onReady;
    }

    String stream() {
        return stream;
    }

    /** The id of the last event it has; empty for none. */
    String last() {
        return last;
    }

    void has(String id) {
        last = id;
    }

    /** Begins with a fresh connection. */
    void connect(SocketChannel fresh) {
        channel = fresh;
        rest = NOTHING;
        greeted = false;
    }

    void close() throws IOException {
        SocketChannel open = channel;
        if (open != null) {
            open.close();
        }
    }

    boolean greeted() {
        return greeted;
    }

    void greet() {
        greeted = true;
    }

    void ready() {
        onReady.run();
    }

    void write(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                connection().write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads into a buffer that all share.
     *
     * @return what there is to be understood; empty when nothing came
     */
    ByteBuffer read(ByteBuffer shared) throws IOException {
        shared.clear().put(rest);
        if (connection().read(shared) < 0) {
            throw new IOException("the server has closed a connection");
        }
        return shared.flip();
    }

    /** Keeps what was not understood yet. */
    void keep(ByteBuffer unread) {
        rest = unread.hasRemaining() ? new byte[unread.remaining()] : NOTHING;
        unread.get(rest);
    }

    private SocketChannel connection() {
        return Objects.requireNonNull(channel);
    }

    static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
