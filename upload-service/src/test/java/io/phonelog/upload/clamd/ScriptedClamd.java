package io.phonelog.upload.clamd;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Speaks clamd's protocol and says what a test wants, also what clamd would not. */
public final class ScriptedClamd implements AutoCloseable {
    private final ServerSocketChannel server;
    private final ClamdAddress address;
    private final Function<byte[], String> verdict;
    private final List<byte[]> streams = new CopyOnWriteArrayList<>();

    private ScriptedClamd(
            ServerSocketChannel server, ClamdAddress address, Function<byte[], String> verdict) {
        this.server = server;
        this.address = address;
        this.verdict = verdict;
        Thread listener = new Thread(this::listen, "scripted clamd");
        listener.setDaemon(true);
        listener.start();
    }

    /** One that answers each stream so; with nothing at all to null. */
    public static ScriptedClamd saying(Function<byte[], String> verdict) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new java.net.InetSocketAddress("127.0.0.1", 0));
        int port = server.socket().getLocalPort();
        return new ScriptedClamd(server, new ClamdAddress("127.0.0.1:" + port), verdict);
    }

    static ScriptedClamd at(Path socket) throws IOException {
        SocketAddress at = UnixDomainSocketAddress.of(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(at);
        return new ScriptedClamd(server, new ClamdAddress("unix:" + socket), bytes -> "stream: OK");
    }

    public String address() {
        return address.text();
    }

    /** What was sent to be scanned, each stream by itself. */
    List<byte[]> streams() {
        return List.copyOf(streams);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void listen() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread answer = new Thread(() -> answer(client), "scripted answer");
                answer.setDaemon(true);
                answer.start();
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    private void answer(SocketChannel client) {
        try (client) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            String reply =
                    command(in).equals("zVERSION") ? "ClamAV scripted" : verdict.apply(stream(in));
            if (reply == null) {
                in.read();
            } else {
                OutputStream out = Channels.newOutputStream(client);
                out.write((reply + '\0').getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The client has heard enough.
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            command.append((char) next);
        }
        return command.toString();
    }

    private byte[] stream(DataInputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length) {
                throw new EOFException();
            }
            bytes.writeBytes(chunk);
        }
        streams.add(bytes.toByteArray());
        return bytes.toByteArray();
    }
}
