package io.phonelog.stack.command;

import io.phonelog.stack.process.StackFailure;
import io.phonelog.stack.supervisor.StackState;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code token [user]}: an access token and nothing else, fit for a shell variable. */
final class TokenCommand {
    private final Context context;

    TokenCommand(Context context) {
        this.context = context;
    }

    int run(String user) throws IOException {
        DemoUser known =
                DemoUser.named(user)
                        .orElseThrow(
                                () ->
                                        new StackFailure(
                                                "There is no user \"%s\". There are: %s."
                                                        .formatted(user, names())));
        StackState state =
                StackState.read(context.home())
                        .orElseThrow(
                                () ->
                                        new StackFailure(
                                                "PhoneLog is not running. Start it: ./phonelog up"));
        context.terminal().print(TokenSource.of(context.home(), state).token(known));
        return 0;
    }

    private static String names() {
        return Arrays.stream(DemoUser.values())
                .map(DemoUser::userName)
                .collect(Collectors.joining(", "));
    }
}
