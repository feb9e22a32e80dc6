package io.phonelog.upload.clamd;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection whose every step ends in time. Sockets with time limits of their own speak no Unix.
 */
final class TimedChannel implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Duration patience;

    private TimedChannel(SocketChannel channel, Selector selector, Duration patience)
            throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.key = channel.register(selector, 0);
        this.patience = patience;
    }

    /**
     * @param patience how long the other side may be silent, or take nothing
     */
    static TimedChannel connect(ClamdAddress address, Duration connecting, Duration patience)
            throws IOException {
        SocketChannel channel = address.channel();
        try {
            channel.configureBlocking(false);
            var opened = new TimedChannel(channel, Selector.open(), patience);
            opened.connect(address, connecting);
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void write(ByteBuffer... bytes) throws IOException {
        ByteBuffer last = bytes[bytes.length - 1];
        while (last.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, patience);
            }
        }
    }

    /**
     * Reads some bytes.
     *
     * @throws EOFException at the end
     */
    void read(ByteBuffer target) throws IOException {
        int read = channel.read(target);
        while (read == 0) {
            await(SelectionKey.OP_READ, patience);
            read = channel.read(target);
        }
        if (read < 0) {
            throw new EOFException("the connection was closed");
        }
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    private void connect(ClamdAddress address, Duration connecting) throws IOException {
        try {
            if (!channel.connect(address.resolve())) {
                await(SelectionKey.OP_CONNECT, connecting);
                channel.finishConnect();
            }
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
    }

    private void await(int operation, Duration most) throws IOException {
        key.interestOps(operation);
        selector.selectedKeys().clear();
        if (selector.select(most.toMillis()) == 0) {
            throw new SocketTimeoutException(
                    Thread.currentThread().isInterrupted()
                            ? "interrupted"
                            : "no progress for %d s".formatted(most.toSeconds()));
        }
    }
}
