package io.phonelog.test;

import io.phonelog.stack.clamd.ClamdProgram;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The test resource behind {@link WithStack}, and the handle by which a test makes a component
 * fail. Components end with the JVM, even when it is killed.
 */
public final class EmbeddedStack
        implements QuarkusTestResourceConfigurableLifecycleManager<WithStack> {
    private List<StackPart> parts = List.of(StackPart.POSTGRES, StackPart.KAFKA, StackPart.S3);

    @Override
    public void init(WithStack annotation) {
        parts = new ArrayList<>();
        addIf(annotation.postgres(), StackPart.POSTGRES);
        addIf(annotation.standby(), StackPart.STANDBY);
        addIf(annotation.kafka(), StackPart.KAFKA);
        addIf(annotation.s3(), StackPart.S3);
        addIf(annotation.clamd() && ClamdProgram.find().isPresent(), StackPart.CLAMD);
    }

    /**
     * Without the annotation: {@code initArgs = @ResourceArg(name = "parts", value =
     * "postgres,kafka")}.
     */
    @Override
    public void init(Map<String, String> arguments) {
        String names = arguments.get("parts");
        if (names != null) {
            parts =
                    Arrays.stream(names.split(","))
                            .map(
                                    name ->
                                            StackPart.valueOf(
                                                    name.strip()
                                                            .toUpperCase(java.util.Locale.ROOT)))
                            .sorted()
                            .toList();
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(startParts(parts));
        settings.putAll(Tokens.verification());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    private void addIf(boolean wanted, StackPart part) {
        if (wanted) {
            parts.add(part);
        }
    }

    /** The parts stay for the next test; see the class comment. */
    @Override
    public void stop() {}

    /**
     * Starts parts for a test that is no {@code @QuarkusTest}; returns the settings that lead to
     * them.
     */
    public static Map<String, String> startParts(List<StackPart> parts) {
        List<String> names = parts.stream().map(Enum::name).toList();
        return PerJvm.call("start", names);
    }

    /** Ends a component as a crash of its host would look to clients: the port answers no more. */
    public static void stop(StackPart part) {
        PerJvm.call("stop", List.of(part.name()));
    }

    /** Starts a stopped component again, on the same port with the same data. */
    public static void startAgain(StackPart part) {
        PerJvm.call("start", List.of(part.name()));
    }

    public static void restartKafka() {
        stop(StackPart.KAFKA);
        startAgain(StackPart.KAFKA);
    }

    public static void stopPostgres() {
        stop(StackPart.POSTGRES);
    }

    public static void startPostgres() {
        startAgain(StackPart.POSTGRES);
    }
}
