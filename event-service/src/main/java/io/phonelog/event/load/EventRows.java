package io.phonelog.event.load;

import io.phonelog.contracts.event.Cell;
import io.phonelog.contracts.event.EventBytes;
import io.phonelog.contracts.event.Parties;
import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.RowBatch;
import io.phonelog.contracts.event.RowBatch.Header;
import io.phonelog.event.store.Partition;
import io.phonelog.event.store.Partitions;
import io.phonelog.event.store.StartTime;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Events turned into rows of their partitions, and into the sums they add to. */
final class EventRows {
    private static final String COPY =
            """
            copy %s (org_id, id, start_at, origin, duration_s, type, direction, outcome,
                     contact, subject, from_number, to_number, names, cell, lat, lon, detail)
            from stdin (format binary)""";
    private static final int COLUMNS = 17;

    /** An index takes no more; a number is never that long. */
    private static final int LONGEST_NUMBER = 256;

    private static final int LONGEST_NAMES = 4_000;

    private final Partitions partitions;
    private final EventSums sums = new EventSums();
    private final Map<Header, Extent> extents = new HashMap<>();
    private final Map<String, CopyRows> rows = new TreeMap<>();
    private final List<Partition> used = new ArrayList<>();
    private Partition last = Partition.OTHER;
    private @Nullable CopyRows lastRows;

    EventRows(Partitions partitions) {
        this.partitions = partitions;
    }

    /** Adds the events of a batch but those that are refused. */
    void add(RowBatch batch, int origin, Refusals refusals) {
        Header header = batch.header();
        EventBytes bytes = new EventBytes(header);
        String source = header.source() == null ? "" : CopyRows.storable(header.source());
        Extent extent = new Extent();
        int row = 0;
        for (PhoneEvent event : batch) {
            if (!refusals.rows().get(row++)) {
                long start = StartTime.micros(event.time().start());
                extent.add(event, start);
                add(event, start, header, source, origin, bytes);
            }
        }
        extents.put(header, extent);
    }

    private void add(
            PhoneEvent event,
            long start,
            Header header,
            String source,
            int origin,
            EventBytes bytes) {
        String contact = number(event.contact());
        Cell cell = event.place().firstCell();
        String place = cell == null ? null : CellNames.of(cell);
        write(event, contact, place, start, header, origin, bytes);
        Integer duration = duration(event);
        int seconds = duration == null ? 0 : duration;
        sums.add(event, header, source, start, seconds);
        if (contact != null) {
            String stored = CopyRows.storable(contact);
            sums.add(header, origin, stored, name(event.contact()), start, seconds);
        } else {
            addEnd(event.parties().from(), header, origin);
            addEnd(event.parties().to(), header, origin);
        }
        if (cell != null && place != null) {
            sums.addPlace(header, origin, CopyRows.storable(place), text(cell.address()));
        }
    }

    /** An end of an event of which nobody knows which of the two the contact is. */
    private void addEnd(@Nullable Party end, Header header, int origin) {
        String number = number(end);
        if (number != null) {
            sums.addEnd(header, origin, CopyRows.storable(number), name(end));
        }
    }

    /** What is known of the rows of a batch that was added. */
    Extent extentOf(Header header) {
        return Objects.requireNonNull(extents.get(header));
    }

    List<Partition> partitions() {
        return used;
    }

    /** Writes rows and sums, as part of the connection's transaction. */
    void store(Connection connection) throws SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, CopyRows> partition : rows.entrySet()) {
            send(copies.copyIn(COPY.formatted(partition.getKey())), partition.getValue());
        }
        sums.apply(connection);
    }

    /**
     * A copy that was begun holds the connection's lock, and a rollback would wait for it for ever.
     */
    private static void send(CopyIn copy, CopyRows rows) throws SQLException {
        try {
            rows.sendTo(copy);
            copy.endCopy();
        } catch (SQLException | RuntimeException e) {
            try {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            } catch (SQLException cancelling) {
                e.addSuppressed(cancelling);
            }
            throw e;
        }
    }

    private void write(
            PhoneEvent event,
            @Nullable String contact,
            @Nullable String place,
            long start,
            Header header,
            int origin,
            EventBytes bytes) {
        CopyRows out = rowsFor(start);
        Parties parties = event.parties();
        Integer duration = duration(event);
        out.row(COLUMNS);
        out.uuid(header.orgId());
        out.uuid(event.eventId());
        out.time(start);
        out.integer(origin);
        if (duration == null) {
            out.absent();
        } else {
            out.integer(duration);
        }
        out.smallint(event.type().ordinal());
        out.smallint(event.direction().ordinal());
        out.smallint(event.outcome().ordinal());
        out.text(contact);
        out.text(number(parties.subject()));
        out.text(number(parties.from()));
        out.text(number(parties.to()));
        out.text(names(parties));
        out.text(place);
        position(out, event.place().firstCell());
        out.bytes(bytes, bytes.encode(event));
    }

    /** Rows of a file mostly follow each other in time, so the last partition is tried first. */
    private CopyRows rowsFor(long start) {
        CopyRows current = lastRows;
        if (current != null && last.holds(start)) {
            return current;
        }
        last = partitions.of(start);
        current =
                rows.computeIfAbsent(
                        last.table(),
                        absent -> {
                            used.add(last);
                            return new CopyRows();
                        });
        lastRows = current;
        return current;
    }

    private static void position(CopyRows out, @Nullable Cell cell) {
        out.real(cell == null ? null : cell.lat());
        out.real(cell == null ? null : cell.lon());
    }

    /** In seconds, within what the column holds; the event keeps what the file says. */
    private static @Nullable Integer duration(PhoneEvent event) {
        Long seconds = event.amounts().durationS();
        return seconds == null ? null : (int) Math.max(0, Math.min(Integer.MAX_VALUE, seconds));
    }

    private static @Nullable String number(@Nullable Party party) {
        return party == null ? null : shortened(party.address(), LONGEST_NUMBER);
    }

    private static @Nullable String name(@Nullable Party party) {
        return text(party == null ? null : party.name());
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : CopyRows.storable(shortened(text, LONGEST_NUMBER));
    }

    /** The names of all parties, each once. */
    private static @Nullable String names(Parties parties) {
        String names = withName(null, parties.from());
        names = withName(names, parties.to());
        names = withName(names, parties.subject());
        names = withName(names, parties.dialled());
        names = withName(names, parties.forwardedTo());
        return names == null ? null : shortened(names, LONGEST_NAMES);
    }

    private static @Nullable String withName(@Nullable String names, @Nullable Party party) {
        String name = party == null ? null : party.name();
        if (name == null || names == null) {
            return names == null ? name : names;
        }
        return names.contains(name) ? names : names + "\n" + name;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
