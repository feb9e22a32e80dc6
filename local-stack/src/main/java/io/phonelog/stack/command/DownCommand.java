package io.phonelog.stack.command;

import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackHome;
import io.phonelog.stack.supervisor.StackState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code down}: ends the stack; with {@code --purge} its data goes too. */
final class DownCommand {
    private static final int PATIENCE_SECONDS = 120;

    private final Context context;

    DownCommand(Context context) {
        this.context = context;
    }

    int run(boolean purge) throws IOException {
        Terminal terminal = context.terminal();
        Optional<StackState> state = StackState.read(context.home());
        if (state.isPresent()) {
            terminal.show("Stopping");
            end(state.get().pid());
            terminal.print("PhoneLog is stopped.");
        } else if (context.home().inUse()) {
            throw new StackFailure(
                    "PhoneLog is just being started or stopped by another command. Try again in a moment.");
        } else {
            terminal.print("PhoneLog is not running.");
        }
        if (purge) {
            purge();
        }
        return 0;
    }

    private static void end(long pid) throws IOException {
        Optional<ProcessHandle> supervisor = ProcessHandle.of(pid);
        if (supervisor.isEmpty()) {
            return;
        }
        supervisor.get().destroy();
        try {
            supervisor.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Killing it is safe: every part ends when its supervisor is gone.
            supervisor.get().destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void purge() throws IOException {
        StackHome home = context.home();
        Path directory = home.directory();
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.exists(directory.resolve("lock"))) {
            throw new StackFailure(
                    "%s does not look like a directory of this stack, so nothing was removed. Check %s."
                            .formatted(directory, StackHome.VARIABLE));
        }
        List<Path> bottomUp;
        try (Stream<Path> tree = Files.walk(directory)) {
            bottomUp = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : bottomUp) {
            Files.deleteIfExists(path);
        }
        context.terminal().print("Its data in " + directory + " is gone.");
    }
}
