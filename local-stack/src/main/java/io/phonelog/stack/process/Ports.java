package io.phonelog.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address, the only one the stack listens on. */
public final class Ports {
    private static final int CONNECT_MILLIS = 500;
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that is free, and that nobody is given by chance before it is used: it lies below
     * those that systems give to clients, and is not given again here.
     */
    public static int free() {
        for (int tries = 0; tries < HIGHEST - LOWEST; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (available(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new StackFailure(
                "No port from %d to %d is free. End what holds them.".formatted(LOWEST, HIGHEST));
    }

    /** Whether we could listen there. */
    public static boolean available(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections that just ended do not count
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether somebody accepts connections there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
