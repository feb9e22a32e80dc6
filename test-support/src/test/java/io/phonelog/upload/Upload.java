package io.phonelog.upload;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A specimen: an entity. */
@Entity
public class Upload {
    @Id private long id;

    public long id() {
        return id;
    }
}
