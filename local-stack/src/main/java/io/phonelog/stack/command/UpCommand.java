package io.phonelog.stack.command;

import io.phonelog.stack.supervisor.Secrets;
import io.phonelog.stack.supervisor.StackState;

import java.io.IOException;
import java.util.Locale;

/** {@code up}: starts the stack and leaves it running. */
final class UpCommand {
    private final Context context;

    UpCommand(Context context) {
        this.context = context;
    }

    int run() throws IOException {
        Terminal terminal = context.terminal();
        terminal.print(
                terminal.bold("Starting PhoneLog")
                        + terminal.dim("  data in " + context.home().directory()));
        terminal.print();
        try (StackStart start = StackStart.begin(context)) {
            if (start.wasRunning()) {
                terminal.print("It is running already.");
            } else {
                terminal.print();
                terminal.print(
                        terminal.good(
                                String.format(
                                        Locale.ROOT, "Ready after %.0f s.", start.seconds())));
            }
            start.keep();
            printAccess(start.state());
            return 0;
        }
    }

    private void printAccess(StackState state) throws IOException {
        Terminal terminal = context.terminal();
        Urls urls = Urls.of(state);
        terminal.print();
        terminal.print("  API       " + urls.api());
        terminal.print("  Health    " + urls.health());
        terminal.print("  Identity  " + urls.issuer());
        terminal.print();
        Secrets secrets = Secrets.of(context.home());
        Table users = new Table("USER", "TENANT", "PASSWORD");
        for (DemoUser user : DemoUser.values()) {
            users.row(user.userName(), user.tenant(), secrets.ofUser(user.userName()));
        }
        users.row("phonelog-machine", "acme", secrets.ofUser("machine"));
        users.print(terminal);
        terminal.print();
        terminal.print("  " + VirusScan.sentence(state));
        terminal.print();
        terminal.print(
                terminal.dim("  ./phonelog demo    ./phonelog token analyst    ./phonelog down"));
    }
}
