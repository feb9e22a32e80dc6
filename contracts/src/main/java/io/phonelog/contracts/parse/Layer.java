package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something around the content of a file that has to be taken off. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layer.Gzip.class, name = "gzip"),
    @JsonSubTypes.Type(value = Layer.Zip.class, name = "zip"),
    @JsonSubTypes.Type(value = Layer.Recoded.class, name = "recoded")
})
public sealed interface Layer {

    /** Compressed by gzip, in one member or several. */
    record Gzip() implements Layer {}

    /**
     * Packed in a zip archive.
     *
     * @param entry the file in it that is meant
     */
    record Zip(String entry) implements Layer {}

    /**
     * Text in a charset in which ASCII is not ASCII; it is read as UTF-8.
     *
     * @param charset IANA name
     */
    record Recoded(String charset) implements Layer {}
}
