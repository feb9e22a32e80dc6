package io.phonelog.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.notification.socket.Commands.TooMany;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class CommandsTest {
    private static final int ROOM = 4_096;

    private final List<String> obeyed = new ArrayList<>();
    private final Deque<UniEmitter<? super Void>> unanswered = new ArrayDeque<>();
    private final Commands commands = new Commands(ROOM, new Pace(1_000, System::nanoTime));

    @Test
    void areObeyedOneAtATimeInTheirOrder() {
        say("a", 1);
        say("b", 1);
        say("c", 1);
        assertThat(obeyed).containsExactly("a");
        unanswered.remove().complete(null);
        unanswered.remove().fail(new IllegalStateException("the answer could not be sent"));
        assertThat(obeyed).containsExactly("a", "b", "c");
    }

    @Test
    void areTooManyWhenTheirAnswersAreNotRead() {
        for (int n = 0; n < 8; n++) {
            say("short", 2).assertNotTerminated();
        }
        say("one more", 2).assertFailedWith(TooMany.class);
        unanswered.remove().complete(null);
        say("one more", 2).assertNotTerminated();
    }

    @Test
    void areTooManyWhenTheyAreLong() {
        say("long", ROOM - 512).assertNotTerminated();
        say("short", 2).assertNotTerminated();
        say("one more", 2).assertFailedWith(TooMany.class);
    }

    @Test
    void areTooManyWhenTheyComeTooFast() {
        var slow = new Commands(ROOM, new Pace(1, () -> 0));
        for (int n = 0; n < 10; n++) {
            obey(slow, Uni.createFrom().voidItem()).assertCompleted();
        }
        obey(slow, Uni.createFrom().voidItem()).assertFailedWith(TooMany.class);
    }

    private UniAssertSubscriber<Void> say(String name, int length) {
        return commands.obey(
                        length,
                        Runnable::run,
                        () -> {
                            obeyed.add(name);
                            return Uni.createFrom().<Void>emitter(unanswered::add);
                        })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static UniAssertSubscriber<Void> obey(Commands commands, Uni<Void> answer) {
        return commands.obey(2, Runnable::run, () -> answer)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
