package io.phonelog.event.read;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.util.UUID;

/**
 * A row of the event table, as far as it is read: its other columns are for finding it. Only bulk
 * loading writes. An event comes twice when two jobs read the same file.
 */
@Entity
@Immutable
@Table(name = "event")
@IdClass(StoredEvent.Key.class)
class StoredEvent {
    @Id private UUID id;
    @Id private int origin;
    private byte[] detail;

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
}
