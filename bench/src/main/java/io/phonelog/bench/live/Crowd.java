package io.phonelog.bench.live;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Thousands of clients in one thread. They connect from several addresses of this machine, so that
 * closed connections, which keep their ports for a minute, leave enough for those that come back.
 */
final class Crowd implements AutoCloseable {
    /** So many connect at the same time; a crowd has to queue up at any door. */
    private static final int AT_ONCE = 200;

    private static final int ADDRESSES = 8;
    private static final int BUFFER = 1 << 18;
    private static final long PATIENCE_SECONDS = 60;

    private final Live live;
    private final InetSocketAddress server;
    private final Arrivals arrivals;
    private final Selector selector = Selector.open();
    private final List<Member> members = new ArrayList<>();
    private final Queue<Member> outside = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread = new Thread(this::run, "crowd");
    private volatile CountDownLatch waiting = new CountDownLatch(0);
    private volatile boolean closed;
    private volatile @Nullable Exception failure;
    private int connections;

    Crowd(Live live, InetSocketAddress server, Arrivals arrivals) throws IOException {
        this.live = live;
        this.server = server;
        this.arrivals = arrivals;
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds clients, each with a stream; back when all of them follow. */
    void join(int count, IntFunction<String> stream) throws Exception {
        List<Member> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fresh.add(new Member(stream.apply(i), this::admitted));
        }
        members.addAll(fresh);
        enter(fresh);
    }

    /** All lose their connections, and come back with their places; back when all follow again. */
    void storm() throws Exception {
        synchronized (outside) {
            for (Member member : members) {
                member.close();
            }
        }
        enter(members);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        for (Member member : members) {
            member.close();
        }
    }

    private void enter(List<Member> all) throws Exception {
        CountDownLatch entering = new CountDownLatch(all.size());
        waiting = entering;
        synchronized (outside) {
            outside.addAll(all);
            for (int i = 0; i < AT_ONCE; i++) {
                connectNext();
            }
        }
        selector.wakeup();
        if (!entering.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || failure != null) {
            throw new IOException(entering.getCount() + " did not get in", failure);
        }
    }

    private void admitted() {
        waiting.countDown();
        synchronized (outside) {
            connectNext();
        }
    }

    private void connectNext() {
        Member member = outside.poll();
        if (member == null) {
            return;
        }
        try {
            SocketChannel channel = SocketChannel.open();
            String from = "127.0.0." + (2 + connections++ % ADDRESSES);
            channel.bind(new InetSocketAddress(from, 0)).configureBlocking(false);
            member.connect(channel);
            channel.connect(server);
            channel.register(selector, SelectionKey.OP_CONNECT, member);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isValid()) {
                        handleUnlessLost(key);
                    }
                }
                selector.selectedKeys().clear();
            }
            selector.close();
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                fail(e);
            }
        }
    }

    private void handleUnlessLost(SelectionKey key) throws IOException {
        try {
            handle(key);
        } catch (ClosedChannelException e) {
            // A storm took it just now, from our side: it comes back by another connection.
            key.cancel();
        }
    }

    private void handle(SelectionKey key) throws IOException {
        Member member = (Member) key.attachment();
        if (key.isConnectable()) {
            ((SocketChannel) key.channel()).finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            member.write(live.request(member));
        } else if (key.isReadable()) {
            ByteBuffer bytes = member.read(buffer);
            live.read(member, bytes, arrivals::arrived);
            member.keep(bytes);
        }
    }

    private void fail(Exception cause) {
        failure = cause;
        while (waiting.getCount() > 0) {
            waiting.countDown();
        }
    }
}
