package io.phonelog.notification.stream;

import static io.phonelog.notification.NotificationProblem.UNKNOWN_STREAM;

import io.phonelog.notification.log.LogFilter;
import io.phonelog.notification.stream.EventStream.OfThing;
import io.phonelog.notification.stream.EventStream.OfTopic;
import io.phonelog.notification.stream.EventStream.OfUser;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The streams that one client follows as one. */
public record Selection(List<EventStream> streams, LogFilter filter) {
    private static final int MOST = 50;

    private Selection(List<EventStream> streams) {
        this(streams, filterOf(streams));
    }

    public static Selection of(EventStream stream) {
        return new Selection(List.of(stream));
    }

    /**
     * Reads a list with commas, as {@code job:<id>,uploads}.
     *
     * @param subject who asks
     * @throws io.phonelog.platform.problem.Problem when one of them is no stream, or there are too
     *     many
     */
    public static Selection parse(String names, String subject) {
        List<EventStream> streams =
                Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> EventStream.named(name, subject))
                        .distinct()
                        .toList();
        if (streams.isEmpty()) {
            throw UNKNOWN_STREAM.because("Name a stream: " + EventStream.OFFERED);
        }
        if (streams.size() > MOST) {
            throw UNKNOWN_STREAM.because("Name at most " + MOST + " streams, or follow jobs.");
        }
        return new Selection(streams);
    }

    /** The single things, each with a beginning. */
    List<OfThing> things() {
        return only(streams, OfThing.class);
    }

    private static LogFilter filterOf(List<EventStream> streams) {
        return new LogFilter(
                names(only(streams, OfThing.class)),
                names(only(streams, OfTopic.class)),
                only(streams, OfUser.class).stream().map(OfUser::subject).findFirst().orElse(null));
    }

    private static Set<String> names(List<? extends EventStream> streams) {
        return streams.stream().map(EventStream::name).collect(Collectors.toUnmodifiableSet());
    }

    private static <T extends EventStream> List<T> only(List<EventStream> streams, Class<T> kind) {
        return streams.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
