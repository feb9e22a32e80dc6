package io.phonelog.parser.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.parser.document.PdfLine.Word;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Letters are of ten points; columns begin at 0, 100 and 200 points. */
class PdfRowsTest {
    private static final List<Integer> COLUMNS = List.of(950, 1950);

    @Test
    void aCellMayGoOnBelowItsRow() {
        assertThat(rows(line(10, "a1", "b", "c"), line(22, "", "b2", ""), line(42, "a2", "b", "c")))
                .containsExactly("a1|b b2|c", "a2|b|c");
    }

    @Test
    void aCellMayBeginAboveItsRow() {
        assertThat(rows(line(10, "a1", "b", "c"), line(30, "", "b2", ""), line(42, "a2", "b", "c")))
                .containsExactly("a1|b|c", "a2|b2 b|c");
    }

    @Test
    void aCellMayStandOnBothSidesOfItsRow() {
        assertThat(rows(line(10, "", "b1", ""), line(16, "a1", "", "c"), line(22, "", "b2", "")))
                .containsExactly("a1|b1 b2|c");
    }

    @Test
    void whatIsAsCloseToTwoRowsIsLeftAlone() {
        assertThat(rows(line(10, "a1", "b", "c"), line(22, "", "b2", ""), line(34, "a2", "b", "c")))
                .containsExactly("a1|b|c", "|b2|", "a2|b|c");
    }

    @Test
    void whereRowsAreAsCloseAsLinesNothingIsJoined() {
        assertThat(
                        rows(
                                line(10, "a1", "b", "c"),
                                line(22, "a2", "b", "c"),
                                line(34, "Total", "", "")))
                .containsExactly("a1|b|c", "a2|b|c", "Total||");
    }

    @Test
    void belowTheOnlyRowOfAPageATotalIsNoPartOfIt() {
        assertThat(rows(line(10, "a1", "b", "c"), line(22, "Total 1", "", "")))
                .containsExactly("a1|b|c", "Total 1||");
        assertThat(rows(line(10, "Carried over", "", ""), line(22, "07/03", "b", "c")))
                .containsExactly("Carried over||", "07/03|b|c");
    }

    @Test
    void theOnlyRowOfAPageMayHaveBrokenCells() {
        assertThat(rows(line(10, "a1", "b", "c"), line(22, "", "b2", ""), line(34, "", "b3", "")))
                .containsExactly("a1|b b2 b3|c");
        assertThat(rows(line(10, "07/03", "b", "c"), line(22, "10:15", "", "")))
                .containsExactly("07/03 10:15|b|c");
    }

    @Test
    void whatRunsAcrossColumnsIsNoCell() {
        PdfLine remark = new PdfLine(List.of(new Word("remark", 0, 150, 10)), 22);
        assertThat(PdfRows.of(List.of(line(10, "a1", "b", "c"), remark), COLUMNS)).hasSize(2);
    }

    @Test
    void aTitleIsNoNameOfAColumn() {
        assertThat(rows(line(10, "Calls", "", ""), line(22, "name", "of", "column")))
                .containsExactly("Calls||", "name|of|column");
    }

    @Test
    void namesMayBeBrokenToo() {
        assertThat(rows(line(10, "name", "of", "column"), line(22, "", "more", "")))
                .containsExactly("name|of more|column");
        assertThat(
                        rows(
                                line(10, "", "first", ""),
                                line(16, "name", "", "column"),
                                line(22, "", "second", "")))
                .containsExactly("name|first second|column");
    }

    private static List<String> rows(PdfLine... lines) {
        return PdfRows.of(List.of(lines), COLUMNS).stream()
                .map(row -> String.join("|", row.fields(COLUMNS)))
                .toList();
    }

    private static PdfLine line(double foot, String... cells) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                words.add(new Word(cells[i], i * 100, i * 100 + 20, 10));
            }
        }
        return new PdfLine(words, foot);
    }
}
