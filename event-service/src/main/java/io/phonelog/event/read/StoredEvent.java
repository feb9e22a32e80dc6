package io.phonelog.event.read;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.stream.Stream;

/**
 * A row of the event table, as far as it is read: its other columns are for finding it; and of the
 * mark that it may have. Only bulk loading writes. An event comes twice when two jobs read the same
 * file.
 */
@Entity
@Immutable
@Table(name = "event")
@IdClass(StoredEvent.Key.class)
class StoredEvent {
    @Id private UUID id;
    @Id private int origin;
    private byte[] detail;

    @Column(name = "original_id")
    private @Nullable UUID originalId;

    @Column(name = "original_origin")
    private @Nullable Integer originalOrigin;

    protected StoredEvent() {}

    record Key(UUID id, int origin) {}

    UUID id() {
        return id;
    }

    int origin() {
        return origin;
    }

    byte[] detail() {
        return detail;
    }

    /** Those that must be known to show it. */
    Stream<Integer> origins() {
        return Stream.concat(Stream.of(origin), Stream.ofNullable(originalOrigin));
    }

    /** The event that this one repeats, if it does. */
    @Nullable Original original() {
        return originalId == null || originalOrigin == null
                ? null
                : new Original(originalId, originalOrigin);
    }
}
