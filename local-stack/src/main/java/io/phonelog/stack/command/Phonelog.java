package io.phonelog.stack.command;

import io.phonelog.stack.demo.Demo;
import io.phonelog.stack.demo.DemoOptions;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackHome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The command behind {@code ./phonelog}: {@code Phonelog <repository> <arguments>...} */
public final class Phonelog {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final long MOST_ROWS = 100_000_000;

    private Phonelog() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.of(System.getenv());
        List<String> words = List.of(arguments).subList(1, arguments.length);
        try {
            Path root = Path.of(arguments[0]).toAbsolutePath();
            StackHome home = StackHome.of(root, System.getenv(StackHome.VARIABLE));
            System.exit(run(new Context(root, home, terminal), words));
        } catch (Misuse e) {
            say(terminal, e.getMessage() + ". ./phonelog help tells how it goes.");
            System.exit(MISUSED);
        } catch (StackFailure e) {
            say(terminal, e.getMessage());
            System.exit(FAILED);
        } catch (InvalidPathException e) {
            say(
                    terminal,
                    "No file can be called \"%s\" in this locale. Use plain letters, or set LC_ALL=C.UTF-8."
                            .formatted(e.getInput()));
            System.exit(MISUSED);
        } catch (IOException e) {
            say(terminal, sentence(e));
            System.exit(FAILED);
        }
    }

    private static void say(Terminal terminal, @Nullable String sentence) {
        terminal.clear();
        System.err.println("phonelog: " + sentence);
    }

    private static String sentence(IOException e) {
        return e instanceof FileSystemException file
                ? "%s cannot be used: %s. See whose it is; %s=dir keeps the data elsewhere."
                        .formatted(file.getFile(), reason(file), StackHome.VARIABLE)
                : "That did not work (%s). See ./phonelog status and ./phonelog logs.".formatted(e);
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    private static int run(Context context, List<String> words) throws IOException {
        if (words.isEmpty()) {
            throw new Misuse("a command is missing");
        }
        Arguments arguments = new Arguments(words.subList(1, words.size()));
        return switch (words.get(0)) {
            case "demo" -> new Demo(context, demoOptions(arguments)).run();
            case "up" -> {
                // The stack always outlives the command; kept for scripts.
                arguments.flag("--detach");
                arguments.requireNoMore();
                yield new UpCommand(context).run();
            }
            case "down" -> {
                boolean purge = arguments.flag("--purge");
                arguments.requireNoMore();
                yield new DownCommand(context).run(purge);
            }
            case "status" -> {
                boolean json = arguments.flag("--json");
                arguments.requireNoMore();
                yield new StatusCommand(context).run(json);
            }
            case "logs" -> {
                String part = arguments.word().orElse(null);
                arguments.requireNoMore();
                yield new LogsCommand(context).run(part);
            }
            case "token" -> {
                String user = arguments.word().orElse(DemoUser.ANALYST.userName());
                arguments.requireNoMore();
                yield new TokenCommand(context).run(user);
            }
            default -> throw new Misuse("there is no command " + words.get(0));
        };
    }

    private static DemoOptions demoOptions(Arguments arguments) {
        Optional<Path> file = arguments.option("--file").map(Path::of);
        OptionalLong rows =
                arguments
                        .option("--rows")
                        .map(Phonelog::rows)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
        boolean json = arguments.flag("--json");
        boolean keep = arguments.flag("--keep");
        arguments.requireNoMore();
        if (file.isPresent() && rows.isPresent()) {
            throw new Misuse("--file and --rows exclude each other");
        }
        return new DemoOptions(file, rows, json, keep);
    }

    private static long rows(String given) {
        try {
            long rows = Long.parseLong(given.replace("_", ""));
            if (rows > 0 && rows <= MOST_ROWS) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // told below, with the numbers that are out of range
        }
        throw new Misuse("--rows is a number from 1 to " + MOST_ROWS + ", not " + given);
    }
}
