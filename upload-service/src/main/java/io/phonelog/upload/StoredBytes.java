package io.phonelog.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What the object store has of an upload: bytes of its own or, of a link, those that another one
 * brought. Own bytes that nobody needs, or that are not whole yet, are residue.
 */
@Embeddable
class StoredBytes {
    @Column(name = "content_id")
    private @Nullable UUID contentId;

    @Column(name = "storage_id")
    private @Nullable String storageId;

    private boolean residue = true;

    /** The store keeps parts under this id. */
    void begin(String id) {
        storageId = id;
    }

    /** The same, unless others did so before: then theirs is kept. Returns the one to use. */
    String beginOnce(String id) {
        storageId = storageId == null ? id : storageId;
        return storageId;
    }

    /** They are whole, or gone: there is nothing to clean up. */
    void settle() {
        residue = false;
        storageId = null;
    }

    /** Those that another upload brought serve for these. */
    void linkTo(UUID content) {
        contentId = content;
    }

    /** Says whether there is something to clean up. */
    void residue(boolean left) {
        residue = left;
    }

    boolean residue() {
        return residue;
    }

    /** The upload that brought them; null when it is the same one. */
    @Nullable UUID contentId() {
        return contentId;
    }

    @Nullable String storageId() {
        return storageId;
    }
}
