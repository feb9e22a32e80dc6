package io.phonelog.contracts.parse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;

/** How the records of a table are written. With the head of the table it decides every field. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Dialect.class, name = "delimited"),
    @JsonSubTypes.Type(value = RecordForm.FixedWidth.class, name = "fixed_width"),
    @JsonSubTypes.Type(value = RecordForm.Json.class, name = "json"),
    @JsonSubTypes.Type(value = RecordForm.Xml.class, name = "xml"),
    @JsonSubTypes.Type(value = RecordForm.Html.class, name = "html"),
    @JsonSubTypes.Type(value = RecordForm.Workbook.class, name = "workbook"),
    @JsonSubTypes.Type(value = RecordForm.Pdf.class, name = "pdf"),
    @JsonSubTypes.Type(value = RecordForm.Ber.class, name = "ber")
})
public sealed interface RecordForm
        permits Dialect,
                RecordForm.FixedWidth,
                RecordForm.Json,
                RecordForm.Xml,
                RecordForm.Html,
                RecordForm.Workbook,
                RecordForm.Pdf,
                RecordForm.Ber {

    /**
     * Lines of text with the fields at fixed places.
     *
     * @param charset IANA name
     */
    record FixedWidth(String charset, List<Span> fields) implements RecordForm {
        public FixedWidth {
            fields = List.copyOf(fields);
        }
    }

    /** Objects of JSON; members of nested objects are named {@code outer.inner}. */
    record Json(Shape shape) implements RecordForm {

        /** Where the objects that are records stand. */
        public enum Shape {
            /** Each on a line of its own. */
            LINES,
            /** One after the other. */
            OBJECTS,
            /** In arrays, wherever in the document. */
            ARRAYS
        }
    }

    /**
     * Elements of XML with their attributes and children.
     *
     * @param depth of the elements that are records; the children of the root are at 1
     */
    record Xml(int depth) implements RecordForm {}

    /**
     * Rows of a table in HTML.
     *
     * @param charset IANA name
     * @param table which of the document's tables, from 0 in the order of their starts
     */
    record Html(String charset, int table) implements RecordForm {}

    /** Rows of all sheets of an XLSX workbook. */
    record Workbook() implements RecordForm {}

    /**
     * Lines on the pages of a PDF document.
     *
     * @param columns where each column but the first begins, in tenths of a point from the left
     */
    record Pdf(List<Integer> columns) implements RecordForm {
        public Pdf {
            columns = List.copyOf(columns);
        }
    }

    /** Call detail records of 3GPP TS 32.298 in BER. */
    record Ber() implements RecordForm {}
}
