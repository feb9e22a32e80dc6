package io.phonelog.notification;

import static io.phonelog.test.Patience.await;

import io.phonelog.test.Patience;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client's WebSocket. */
public final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonPath> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private Socket() {}

    public static WebSocket.Builder builder() {
        return HTTP.newWebSocketBuilder();
    }

    public static Socket withToken(String token) {
        return open(builder().header("Authorization", "Bearer " + token));
    }

    public static Socket withKey(String key) {
        return open(builder().header("X-API-Key", key));
    }

    public static Socket at(String path, String token) {
        return open(builder().header("Authorization", "Bearer " + token), path);
    }

    public static Socket open(WebSocket.Builder builder) {
        return open(builder, "/api/v1/ws");
    }

    private static Socket open(WebSocket.Builder builder, String path) {
        Socket client = new Socket();
        client.socket =
                builder.buildAsync(URI.create("ws://localhost:" + RestAssured.port + path), client)
                        .orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS)
                        .join();
        return client;
    }

    /** Whether another message comes before the connection is closed. */
    public boolean answers() {
        await().until(() -> !messages.isEmpty() || closed.isDone());
        return !messages.isEmpty();
    }

    /** Whether the server closes it so soon. */
    public boolean closesWithin(Duration time) {
        try {
            closed.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    public Socket say(String message) {
        opened().sendText(message.replace('\'', '"'), true).join();
        return this;
    }

    public Socket sayBinary(String message) {
        byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        opened().sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** False when the server has closed it. */
    public boolean trySay(String message) {
        try {
            say(message);
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    public Socket subscribe(String stream) {
        say("{'op':'subscribe','stream':'" + stream + "'}");
        return this;
    }

    /** The next message; fails after a while. */
    public JsonPath next() {
        try {
            JsonPath message = messages.poll(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public int closeCode() {
        return closed.orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    public String subprotocol() {
        return opened().getSubprotocol();
    }

    @Override
    public void close() {
        opened().abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(JsonPath.from(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    private WebSocket opened() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }
}
