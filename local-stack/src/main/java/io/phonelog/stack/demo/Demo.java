package io.phonelog.stack.demo;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.stack.command.Context;
import io.phonelog.stack.command.StackStart;
import io.phonelog.stack.command.Terminal;
import io.phonelog.stack.command.TokenSource;
import io.phonelog.stack.command.Urls;

import java.io.IOException;

/** Starts the stack, has a file become events, and stops the stack again. */
public final class Demo {
    private final Context context;
    private final DemoOptions options;
    private final Terminal terminal;

    public Demo(Context context, DemoOptions options) {
        this.context = context;
        this.options = options;
        this.terminal = context.terminal();
    }

    /** The exit code: 0 only if all of it worked. */
    public int run() throws IOException {
        terminal.print(terminal.bold("Starting PhoneLog"));
        terminal.print();
        try (DemoFile file = DemoFile.choose(options, context.root(), context.home().directory());
                StackStart stack = StackStart.begin(context)) {
            Urls urls = Urls.of(stack.state());
            ApiClient api =
                    new ApiClient(urls.api(), TokenSource.of(context.home(), stack.state()));
            if (stack.wasRunning()) {
                terminal.print("  running already, at " + urls.api());
            }
            terminal.print();
            DemoSummary summary = new DemoRun(api, terminal, urls, stack.seconds()).of(file.path());
            leave(stack, urls);
            if (options.json()) {
                terminal.print(new ObjectMapper().writeValueAsString(summary));
            }
            return summary.worked() ? 0 : 1;
        }
    }

    private void leave(StackStart stack, Urls urls) throws IOException {
        terminal.print();
        if (options.keep() || stack.wasRunning()) {
            stack.keep();
            terminal.print(
                    terminal.dim(
                            "The stack runs on, at " + urls.api() + ". ./phonelog down ends it."));
            return;
        }
        terminal.show("Stopping");
        stack.end();
        terminal.print(
                terminal.dim("Stopped. ./phonelog up starts it again, with what it has stored."));
    }
}
