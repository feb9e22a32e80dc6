package io.phonelog.stack.command;

import io.phonelog.stack.process.StackFailure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code logs [part]}: the end of a log, and on a terminal what is added to it until Ctrl-C. */
final class LogsCommand {
    private static final String SUFFIX = ".log";

    private final Context context;

    LogsCommand(Context context) {
        this.context = context;
    }

    int run(@Nullable String part) throws IOException {
        List<Path> logs = logs();
        List<Path> wanted =
                part == null
                        ? logs
                        : logs.stream()
                                .filter(log -> log.getFileName().toString().equals(part + SUFFIX))
                                .toList();
        if (wanted.isEmpty()) {
            throw new StackFailure(sentence(part, logs));
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", part == null ? "5" : "100"));
        if (context.terminal().isLive()) {
            command.add("-F");
        }
        wanted.forEach(log -> command.add(log.toString()));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String sentence(@Nullable String part, List<Path> logs) {
        if (logs.isEmpty()) {
            return "There are no logs yet. Start the stack: ./phonelog up";
        }
        String names =
                logs.stream()
                        .map(log -> log.getFileName().toString().replace(SUFFIX, ""))
                        .collect(Collectors.joining(", "));
        return "There is no log of \"%s\". There are: %s.".formatted(part, names);
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(context.home().logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(context.home().logs())) {
            return files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }
}
