package io.phonelog.stack.command;

import io.phonelog.stack.demo.Demo;
import io.phonelog.stack.demo.DemoOptions;
import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackHome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The command behind {@code ./phonelog}: {@code Phonelog <repository> <arguments>...} */
public final class Phonelog {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final long MOST_ROWS = 100_000_000;

    private static final String USAGE =
            """
            Usage: ./phonelog <command>

              demo [--file F] [--rows N] [--json] [--keep]
                                  upload a file and follow it to its events
              up [--detach]       start everything; returns when it is ready
              down [--purge]      stop everything; with --purge remove its data too
              status [--json]     every part with port, process and health
              logs [part]         follow the log of one part
              token [user]        an access token (owner, admin, manager, analyst, viewer, other-owner)

            PHONELOG_PORT_<PART>=n moves a part to another port, PHONELOG_HOME=dir the data.""";

    private Phonelog() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        StackHome home = StackHome.of(root, System.getenv(StackHome.VARIABLE));
        Context context = new Context(root, home, Terminal.of(System.getenv()));
        List<String> words = List.of(arguments).subList(1, arguments.length);
        try {
            System.exit(run(context, words));
        } catch (Misuse e) {
            context.terminal().clear();
            System.err.println("phonelog: " + e.getMessage() + "\n\n" + USAGE);
            System.exit(MISUSED);
        } catch (StackFailure e) {
            context.terminal().clear();
            System.err.println("phonelog: " + e.getMessage());
            System.exit(FAILED);
        } catch (IOException e) {
            context.terminal().clear();
            System.err.println(
                    "phonelog: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            System.exit(FAILED);
        }
    }

    private static int run(Context context, List<String> words) throws IOException {
        if (words.isEmpty() || List.of("help", "--help", "-h").contains(words.get(0))) {
            context.terminal().print(USAGE);
            return words.isEmpty() ? MISUSED : 0;
        }
        Arguments arguments = new Arguments(words.subList(1, words.size()));
        return switch (words.get(0)) {
            case "demo" -> new Demo(context, demoOptions(arguments)).run();
            case "up" -> {
                arguments.flag(
                        "--detach"); // the stack always outlives the command; kept for scripts
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
