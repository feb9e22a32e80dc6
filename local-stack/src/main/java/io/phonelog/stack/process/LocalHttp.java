package io.phonelog.stack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Questions to health endpoints on this machine. */
public final class LocalHttp {
    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 3_000;

    private LocalHttp() {}

    /** The status of a GET, or -1 when nothing answers. */
    public static int status(int port, String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return -1;
        }
    }
}
