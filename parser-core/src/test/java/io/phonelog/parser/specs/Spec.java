package io.phonelog.parser.specs;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.contracts.parse.OtherLines;
import io.phonelog.contracts.parse.RowWarning;
import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One case of a spec file.
 *
 * @param template which built-in template to use, or {@code none} of them; without it the layout is
 *     to be recognised
 * @param own a template of the case's own
 * @param filename and
 * @param uploaded ISO 8601: by which a year is found that dates do not have
 * @param charset the input is written in; UTF-8 if none is named
 * @param packed what is done to the input, the innermost first: {@code gzip}, {@code cut} (its last
 *     bytes are lost), {@code zip:} and the name of its file, or several with commas, which get the
 *     same content
 * @param workbook rows of cells by sheet, instead of an input: texts, numbers, or maps of a number
 *     {@code n} and the {@code format} that shows it
 * @param pages lines by page, instead of an input: each a map of texts by their distance from the
 *     left in points; a text may be of several lines, as one that is broken within its cell
 * @param hex bytes, instead of an input
 * @param input visible white space counts: {@code ␍ ␊ → ·} are CR, LF, tab and space; where a ␊ or
 *     ␍ is written, the lines of the YAML file do not count
 */
record Spec(
        String name,
        @Nullable String template,
        @Nullable Template own,
        @Nullable String timezone,
        @Nullable String region,
        @Nullable String filename,
        @Nullable String uploaded,
        @Nullable String charset,
        @Nullable List<String> packed,
        @Nullable Map<String, List<List<JsonNode>>> workbook,
        @Nullable List<List<Map<Integer, String>>> pages,
        @Nullable String hex,
        @Nullable String input,
        Expected expect) {

    boolean withoutTemplates() {
        return "none".equals(template);
    }

    /**
     * What must come out. What is left out is not looked at.
     *
     * @param layout the name of the recognised template, {@code unsure} or the code of an
     *     unreadable file
     * @param exact events as flat JSON, every field of them but ids and provenance
     * @param events events as flat JSON, fields that are left out are not looked at; a path may be
     *     written with dots
     * @param mapping fields by column, and by what is said above the table; others are not looked
     *     at
     * @param declared what lines beside the table say of how many records there are
     * @param sums what the events add up to, and what such lines say of that
     * @param warnings all of them, by their codes
     */
    record Expected(
            @Nullable String layout,
            @Nullable Double confidenceAtLeast,
            @Nullable Double confidenceBelow,
            @Nullable Integer count,
            @Nullable Map<String, String> mapping,
            @Nullable List<JsonNode> exact,
            @Nullable List<Map<String, JsonNode>> events,
            @Nullable List<Map<String, JsonNode>> rejects,
            @Nullable OtherLines lines,
            @Nullable List<Long> declared,
            @Nullable JsonNode sums,
            @Nullable List<RowWarning> warnings) {}

    /** The file that the case is about. */
    byte[] file() {
        byte[] file = content();
        for (String how : packed == null ? List.<String>of() : packed) {
            file = Packing.pack(how, file);
        }
        return file;
    }

    private byte[] content() {
        if (workbook != null) {
            return SpecWorkbook.of(workbook);
        }
        if (pages != null) {
            return SpecDocument.of(pages);
        }
        return hex != null
                ? HexFormat.of().parseHex(hex.replaceAll("#.*|\\s", ""))
                : text().getBytes(Charset.forName(charset == null ? "UTF-8" : charset));
    }

    private String text() {
        String written = Objects.requireNonNull(input, "a case needs an input");
        boolean visible = written.indexOf('␊') >= 0 || written.indexOf('␍') >= 0;
        String text = visible ? written.replace("\n", "") : written;
        return text.replace('␊', '\n').replace('␍', '\r').replace('→', '\t').replace('·', ' ');
    }
}
