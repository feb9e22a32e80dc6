package io.phonelog.event.export;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.Party;
import io.phonelog.event.read.EventView;
import io.phonelog.event.read.EventView.DuplicateOf;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of a table of events. What has fields of its own is spread over several columns; what a
 * file has of its own is in {@code extras}, as {@code name=value} pairs.
 */
record EventColumn(String name, Kind kind, Function<EventView, @Nullable Object> value) {

    /** What a column's values are where types are told apart. */
    enum Kind {
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A number with a fraction. */
        REAL,
        /** An {@link java.time.Instant}. */
        TIME
    }

    private static final EventColumn[] ALL =
            Stream.of(
                            Stream.of(
                                    of("eventId", e -> e.event().eventId()),
                                    of("type", e -> word(e.event().type())),
                                    of("subtype", e -> e.event().subtype()),
                                    of("direction", e -> word(e.event().direction())),
                                    of("start", Kind.TIME, e -> e.event().time().start()),
                                    of("answer", Kind.TIME, e -> e.event().time().answer()),
                                    of("end", Kind.TIME, e -> e.event().time().end()),
                                    of("localText", e -> e.event().time().localText()),
                                    of("utcOffset", e -> e.event().time().utcOffset()),
                                    of("zoneSource", e -> word(e.event().time().zoneSource())),
                                    of("precision", e -> word(e.event().time().precision()))),
                            party("contact", EventView::contact),
                            party("subject", e -> e.event().parties().subject()),
                            party("from", e -> e.event().parties().from()),
                            party("to", e -> e.event().parties().to()),
                            party("dialled", e -> e.event().parties().dialled()),
                            party("forwardedTo", e -> e.event().parties().forwardedTo()),
                            Stream.of(
                                    of(
                                            "durationS",
                                            Kind.WHOLE,
                                            e -> e.event().amounts().durationS()),
                                    of("billedS", Kind.WHOLE, e -> e.event().amounts().billedS()),
                                    of("ringS", Kind.WHOLE, e -> e.event().amounts().ringS()),
                                    of("bytesUp", Kind.WHOLE, e -> e.event().amounts().bytesUp()),
                                    of(
                                            "bytesDown",
                                            Kind.WHOLE,
                                            e -> e.event().amounts().bytesDown()),
                                    of(
                                            "messageCount",
                                            Kind.WHOLE,
                                            e -> e.event().amounts().messageCount()),
                                    of("cost", e -> e.event().amounts().cost()),
                                    of("currency", e -> e.event().amounts().currency()),
                                    of("outcome", e -> word(e.event().outcome())),
                                    of("cause", e -> e.event().cause())),
                            cell("firstCell", e -> e.event().place().firstCell()),
                            cell("lastCell", e -> e.event().place().lastCell()),
                            Stream.of(
                                    of("imei", e -> e.event().place().imei()),
                                    of("imsi", e -> e.event().place().imsi()),
                                    of("iccid", e -> e.event().place().iccid()),
                                    of("roaming", e -> e.event().place().roaming()),
                                    of("callGroupId", e -> e.event().grouping().callGroupId()),
                                    of("leg", Kind.WHOLE, e -> e.event().grouping().leg()),
                                    of(
                                            "legCount",
                                            Kind.WHOLE,
                                            e -> e.event().grouping().legCount()),
                                    of(
                                            "warnings",
                                            e -> String.join(" ", e.event().quality().warnings())),
                                    of("extras", e -> pairs(e.event().quality().extras())),
                                    of("source", EventView::source),
                                    of("jobId", EventView::jobId),
                                    of("uploadId", EventView::uploadId),
                                    of(
                                            "duplicateOf",
                                            e -> part(e.duplicateOf(), DuplicateOf::eventId)),
                                    of(
                                            "duplicateOfJobId",
                                            e -> part(e.duplicateOf(), DuplicateOf::jobId)),
                                    of("fileSha256", e -> e.event().provenance().fileSha256()),
                                    of("sheet", e -> e.event().provenance().sheet()),
                                    of("page", Kind.WHOLE, e -> e.event().provenance().page()),
                                    of("line", Kind.WHOLE, e -> e.event().provenance().line()),
                                    of("offset", Kind.WHOLE, e -> e.event().provenance().offset()),
                                    of("length", Kind.WHOLE, e -> e.event().provenance().length())))
                    .flatMap(columns -> columns)
                    .toArray(EventColumn[]::new);

    static List<EventColumn> all() {
        return List.of(ALL);
    }

    static String[] names() {
        String[] names = new String[ALL.length];
        for (int i = 0; i < ALL.length; i++) {
            names[i] = ALL[i].name;
        }
        return names;
    }

    /** One row; what is absent is empty. */
    static String[] valuesOf(EventView event) {
        String[] values = new String[ALL.length];
        for (int i = 0; i < ALL.length; i++) {
            Object value = ALL[i].value.apply(event);
            values[i] =
                    value == null
                            ? ""
                            : value instanceof String text ? harmless(text) : value.toString();
        }
        return values;
    }

    /**
     * Spreadsheets take a cell that begins like a formula for one, whoever wrote it (OWASP, CSV
     * injection). Such a text gets an apostrophe in front; numbers, which may begin with a plus,
     * stay as they are.
     */
    static String harmless(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        boolean formula =
                first == '=' || first == '@' || first == '\t' || first == '\r' || first == '\n';
        boolean signed = first == '+' || first == '-';
        return formula || (signed && !isNumber(text)) ? "'" + text : text;
    }

    private static boolean isNumber(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && " .-()/".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static EventColumn of(String name, Function<EventView, @Nullable Object> value) {
        return new EventColumn(name, Kind.TEXT, value);
    }

    private static EventColumn of(
            String name, Kind kind, Function<EventView, @Nullable Object> value) {
        return new EventColumn(name, kind, value);
    }

    /**
     * The address in the column of the party's name; how it was written, its kind and name beside.
     */
    private static Stream<EventColumn> party(
            String name, Function<EventView, @Nullable Party> party) {
        return Stream.of(
                of(name, e -> part(party.apply(e), Party::address)),
                of(name + "Raw", e -> part(party.apply(e), Party::raw)),
                of(name + "Kind", e -> part(party.apply(e), p -> word(p.kind()))),
                of(name + "Name", e -> part(party.apply(e), Party::name)));
    }

    private static Stream<EventColumn> cell(String name, Function<EventView, @Nullable Cell> cell) {
        return Stream.of(
                of(name, e -> part(cell.apply(e), Cell::raw)),
                of(name + "Mcc", e -> part(cell.apply(e), Cell::mcc)),
                of(name + "Mnc", e -> part(cell.apply(e), Cell::mnc)),
                of(name + "Lac", e -> part(cell.apply(e), Cell::lac)),
                of(name + "Ci", e -> part(cell.apply(e), Cell::ci)),
                of(name + "Lat", Kind.REAL, e -> part(cell.apply(e), Cell::lat)),
                of(name + "Lon", Kind.REAL, e -> part(cell.apply(e), Cell::lon)),
                of(name + "Azimuth", Kind.REAL, e -> part(cell.apply(e), Cell::azimuth)),
                of(name + "Address", e -> part(cell.apply(e), Cell::address)));
    }

    private static <T> @Nullable Object part(
            @Nullable T whole, Function<T, @Nullable Object> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String pairs(Map<String, String> extras) {
        return extras.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
