package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/**
 * How the characters of a text make records and fields.
 *
 * @param charset IANA name
 * @param delimiter between fields
 * @param quote around fields that hold a delimiter, a quote or a line break
 * @param escape takes its meaning from the sign behind it, as a backslash does; null: there is none
 */
public record Dialect(
        String charset,
        char delimiter,
        char quote,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Character escape)
        implements RecordForm {
    public Dialect(String charset, char delimiter, char quote) {
        this(charset, delimiter, quote, null);
    }
}
