package io.phonelog.contracts.template;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.phonelog.contracts.parse.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How the columns of a template are found in a file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layout.Delimited.class, name = "delimited"),
    @JsonSubTypes.Type(value = Layout.FixedWidth.class, name = "fixed_width"),
    @JsonSubTypes.Type(value = Layout.Named.class, name = "named")
})
public sealed interface Layout {

    /**
     * Rows of a table: text with a character between the fields, or the rows of a sheet, page or
     * document. What is said of characters counts for text only.
     *
     * @param header whether a row of column names precedes the data; without one, columns are found
     *     by position
     * @param delimiter null: decided for each file
     * @param quote null: decided for each file
     * @param preamble whether other lines may precede the header
     * @param minColumns the fewest columns of a headerless record
     * @param maxColumns the most columns of a headerless record
     * @param trailers how lines begin that are totals or remarks, not records; case does not matter
     */
    record Delimited(
            boolean header,
            @Nullable Character delimiter,
            @Nullable Character quote,
            boolean preamble,
            @Nullable Integer minColumns,
            @Nullable Integer maxColumns,
            List<String> trailers)
            implements Layout {

        /** Absent in JSON means none. */
        public Delimited {
            trailers = trailers == null ? List.of() : List.copyOf(trailers);
        }
    }

    /**
     * Lines of text with the fields at fixed places. The fields are the columns by position.
     *
     * @param trailers how lines begin that are totals or remarks, not records; case does not matter
     */
    record FixedWidth(List<Span> fields, List<String> trailers) implements Layout {

        /** Absent in JSON means none. */
        public FixedWidth {
            fields = fields == null ? List.of() : List.copyOf(fields);
            trailers = trailers == null ? List.of() : List.copyOf(trailers);
        }
    }

    /** Records whose fields carry their names: JSON, XML, BER. */
    record Named() implements Layout {}
}
