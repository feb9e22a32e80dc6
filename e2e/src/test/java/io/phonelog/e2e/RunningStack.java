package io.phonelog.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.stack.drive.PrivateStack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Path;
import java.time.Duration;

/** The packaged stack, started once for all tests. */
final class RunningStack implements AutoCloseable {
    private static final Duration RESTART = Duration.ofMinutes(3);
    private static final int FIRST_PORT = 18_080;

    private final PrivateStack stack;

    private RunningStack() {
        Path root = Path.of(System.getProperty("phonelog.root"));
        stack = PrivateStack.start(root, root.resolve("e2e/target/stack"), FIRST_PORT);
    }

    /** Gives the stack to tests that ask for it. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent("stack", key -> new RunningStack(), RunningStack.class);
        }
    }

    /** JUnit closes what is in its store when all tests are done. */
    @Override
    public void close() {
        stack.close();
    }

    String api(String path) {
        return stack.api(path);
    }

    /** An access token of a demo user. */
    String token(String user) {
        return stack.token(user);
    }

    /** A call as a demo user. */
    Client as(String user) {
        return new Client(this::api, stack.token(user));
    }

    /** A call by nobody. */
    Client anonymous() {
        return new Client(this::api, "");
    }

    /** Kills a part as the machine's owner would: without a chance to tidy up. */
    void kill(String part) {
        stack.kill(part);
    }

    /** The process of a part. */
    long pid(String part) {
        return stack.part(part).path("pid").asLong();
    }

    /** Whether it has a virus scanner; where nothing may be left out it must. */
    boolean scans() {
        return stack.parts().findValuesAsText("name").contains("clamd")
                || "true".equals(System.getenv("CI"));
    }

    int restarts(String part) {
        return stack.part(part).path("restarts").asInt();
    }

    /** Waits until a part that was killed is back, and those that need it are well again. */
    void awaitBack(String part, int restartsBefore) {
        await().atMost(RESTART)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isBack(stack.parts(), part, restartsBefore));
    }

    private static boolean isBack(JsonNode parts, String killed, int restartsBefore) {
        for (JsonNode part : parts) {
            boolean tooEarly =
                    part.path("name").asText().equals(killed)
                            && part.path("restarts").asInt() <= restartsBefore;
            if (tooEarly || !part.path("health").asText().equals("up")) {
                return false;
            }
        }
        return true;
    }
}
