package io.phonelog.parser.markup;

import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Rows of one table in HTML; rows of other tables and the text around them stand beside it. */
public final class HtmlRecords extends RowRecords {
    private static final int MAX_NESTED = 50;

    /** A line break that is meant, until the white space around it is gone. */
    private static final String BREAK = "\u2028";

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "/p",
                    "div",
                    "/div",
                    "h1",
                    "/h1",
                    "h2",
                    "/h2",
                    "h3",
                    "/h3",
                    "li",
                    "/li",
                    "title",
                    "/title",
                    "table",
                    "/table",
                    "caption",
                    "/caption",
                    "");

    private final InputStream in;
    private final HtmlTokens tokens;
    private final int table;
    private final Deque<Integer> within = new ArrayDeque<>();
    private final StringBuilder cell = new StringBuilder();
    private final StringBuilder around = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int tables;
    private int span = 1;
    private boolean inCell;

    public HtmlRecords(InputStream in, String charset, int table, LongSupplier consumed) {
        super(consumed);
        this.in = in;
        this.tokens = new HtmlTokens(new InputStreamReader(in, Charset.forName(charset)));
        this.table = table;
    }

    @Override
    protected @Nullable Row read() throws IOException {
        while (tokens.next()) {
            (inCell ? cell : around).append(tokens.text());
            Row row = took(tokens.tag());
            if (row != null) {
                return row;
            }
        }
        endCell();
        return cells.isEmpty() ? beside() : endRow();
    }

    private @Nullable Row took(String tag) {
        switch (tag) {
            case "td", "th" -> {
                endCell();
                inCell = !within.isEmpty();
                span = tokens.span();
            }
            case "/td", "/th" -> endCell();
            case "br" -> (inCell ? cell : around).append(BREAK);
            case "tr", "/tr", "/table" -> {
                endCell();
                Row row = cells.isEmpty() ? null : endRow();
                leave(tag);
                return row;
            }
            case "table" -> enter();
            default -> {}
        }
        return !inCell && BLOCKS.contains(tag) ? beside() : null;
    }

    private void enter() {
        if (within.size() < MAX_NESTED) {
            endCell();
            within.push(tables++);
        }
    }

    private void leave(String tag) {
        if (tag.equals("/table") && !within.isEmpty()) {
            within.pop();
        }
    }

    private void endCell() {
        if (inCell && cells.size() + span <= MAX_FIELDS) {
            cells.add(shown(cell));
            for (int i = 1; i < span; i++) {
                cells.add("");
            }
        }
        cell.setLength(0);
        inCell = false;
    }

    private Row endRow() {
        boolean ours = !within.isEmpty() && within.peek() == table;
        Row row = ours ? Row.of(cells) : Row.beside(String.join("\t", cells));
        cells = new ArrayList<>();
        return row;
    }

    private @Nullable Row beside() {
        String said = shown(around);
        around.setLength(0);
        return said.isEmpty() ? null : Row.beside(said);
    }

    /** As a browser shows it: white space is one blank, unless it breaks the line. */
    private static String shown(StringBuilder written) {
        StringBuilder shown = new StringBuilder();
        for (String line : cut(written.toString()).split(BREAK)) {
            String one = line.replace('\u00A0', ' ').strip().replaceAll("\\s+", " ");
            if (!one.isEmpty()) {
                shown.append(shown.isEmpty() ? "" : "\n").append(one);
            }
        }
        return shown.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The table of the document that has the most cells; -1 when there is none. */
    public static int largest(InputStream head, String charset) throws IOException {
        int[] cells = new int[MAX_FIELDS];
        HtmlTokens tokens = new HtmlTokens(new InputStreamReader(head, Charset.forName(charset)));
        Deque<Integer> within = new ArrayDeque<>();
        int tables = 0;
        while (tokens.next()) {
            switch (tokens.tag()) {
                case "table" -> within.push(tables++);
                case "/table" -> within.poll();
                case "td", "th" -> {
                    if (!within.isEmpty() && within.peek() < MAX_FIELDS) {
                        cells[within.peek()]++;
                    }
                }
                default -> {}
            }
        }
        int best = -1;
        for (int i = 0; i < Math.min(tables, MAX_FIELDS); i++) {
            best = cells[i] > 0 && (best < 0 || cells[i] > cells[best]) ? i : best;
        }
        return best;
    }
}
