package io.phonelog.event.read;

import static io.phonelog.event.read.EventProblem.UNKNOWN_SORT;

import io.phonelog.contracts.event.Direction;
import io.phonelog.contracts.event.EventType;
import io.phonelog.event.read.EventFilter.Duplicates;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The filters of {@code GET /events}, as clients write them. */
public class EventQuery {
    private static final int LONGEST = 256;
    private static final Pattern PLUS_READ_AS_SPACE = Pattern.compile("^ (?=\\d)");

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("to")
    private @Nullable String to;

    @QueryParam("contact")
    @Size(max = LONGEST)
    private @Nullable String contact;

    @QueryParam("number")
    @Size(max = LONGEST)
    private @Nullable String number;

    @QueryParam("type")
    private @Nullable String type;

    @QueryParam("direction")
    private @Nullable String direction;

    @QueryParam("source")
    @Size(max = LONGEST)
    private @Nullable String source;

    @QueryParam("jobId")
    private @Nullable String jobId;

    @QueryParam("duplicates")
    @Parameter(description = "Events that repeat others: include (default), exclude or only them")
    private @Nullable String duplicates;

    @QueryParam("q")
    @Size(min = 2, max = 100)
    private @Nullable String q;

    @QueryParam("sort")
    private @Nullable String sort;

    /** The filter; a problem that lists every value that cannot be read. */
    public EventFilter filter() {
        Parameters parameters = new Parameters();
        EventFilter filter =
                new EventFilter(
                        parameters.time("from", from),
                        parameters.time("to", to),
                        parameters.text("contact", address(contact)),
                        parameters.text("number", address(number)),
                        parameters.oneOf("type", type, EventType.class),
                        parameters.oneOf("direction", direction, Direction.class),
                        parameters.text("source", source),
                        parameters.read("jobId", jobId, "a UUID", UUID::fromString),
                        parameters.oneOf("duplicates", duplicates, Duplicates.class),
                        parameters.text("q", address(q)));
        parameters.inOrder(filter.from(), filter.to());
        parameters.check();
        return filter;
    }

    /** What is searched for, when that is asked. */
    SearchTerm term() {
        return SearchTerm.of(q == null ? "" : Objects.requireNonNull(address(q)));
    }

    /** Whether the newest come first. */
    boolean newestFirst() {
        return switch (sort == null ? "-start" : sort) {
            case "-start" -> true;
            case "start" -> false;
            default -> throw UNKNOWN_SORT.because("Sort by start or -start.");
        };
    }

    /** An unescaped plus arrives as a space: no address begins with one. */
    public static @Nullable String address(@Nullable String written) {
        return written == null ? null : PLUS_READ_AS_SPACE.matcher(written).replaceFirst("+");
    }
}
