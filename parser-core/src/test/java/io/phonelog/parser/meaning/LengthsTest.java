package io.phonelog.parser.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What lengths of calls show beside the other columns. */
class LengthsTest {
    private static final String TALK = "60,0,7,1524,0,153,20,45";

    @Test
    void talksAreSkewedAndNothingForMessages() {
        assertThat(signs(TALK, "Call,SMS,Call,Call,SMS,Call,Call,Call"))
                .contains("skewed", "noughtsOf:sms")
                .doesNotContain("short", "wholeMinutes");
    }

    @Test
    void whatWasBilledCoversWhatWasTalked() {
        String billed = "1m0s,0m0s,1m0s,26m0s,0m0s,3m0s,1m0s,1m0s";
        assertThat(signs(billed, TALK))
                .contains("covers", "wholeMinutes", "noughtsAlike", "longAsAnother");
        assertThat(signs(TALK, billed)).contains("covered");
    }

    @Test
    void aLengthLiesWithinTheTimesThatItIsBetween() {
        ColumnProfile talk = column("65,9,729,59");
        ColumnProfile start = column(times("21:05:09", "21:15:00", "22:15:10", "23:15:20"));
        ColumnProfile end = column(times("21:06:20", "21:15:20", "22:27:30", "23:16:30"));
        TableProfile table = new TableProfile(List.of(start, end, talk), TimeHints.NONE);
        assertThat(table.lengthSigns(talk)).contains("within");
        assertThat(table.endsALength(end)).isTrue();
        assertThat(table.endsALength(start)).isFalse();
    }

    @Test
    void bareNumbersAreMinutesWhereALengthThatIsWrittenOutSaysSo() {
        long[] billed = {60, 240, 0, 420, 660};
        assertThat(notation(List.of(billed), "1", "4", "0", "7", "11")).isEqualTo("minutes");
        assertThat(notation(List.of(), "1", "4", "0", "7", "11")).isEqualTo("seconds");
    }

    @Test
    void ofManyCallsSomeLastForMoreThanAMinute() {
        String[] short20 = Collections.nCopies(20, "4").toArray(String[]::new);
        DurationFormats.Found found = DurationFormats.ofTalk("", List.of(short20), List.of());
        assertThat(found)
                .extracting(DurationFormats.Found::notation, DurationFormats.Found::confidence)
                .containsExactly("minutes", 0.7);
    }

    private static String notation(List<long[]> beside, String... values) {
        DurationFormats.Found found = DurationFormats.ofTalk("", List.of(values), beside);
        return found == null ? "" : found.notation();
    }

    private static Iterable<String> signs(String values, String beside) {
        ColumnProfile column = column(values);
        return new Lengths(List.of(column, column(beside))).signs(column);
    }

    private static ColumnProfile column(String values) {
        return new ColumnProfile("", List.of(values.split(",")));
    }

    private static String times(String... clocks) {
        return "2026-03-27 " + String.join(",2026-03-27 ", clocks);
    }

    @Test
    void rowsWithoutALengthSayNothingOfTheNotation() {
        List<String> minutes = new ArrayList<>(Collections.nCopies(14, "4"));
        List<Long> written = new ArrayList<>(Collections.nCopies(14, 240L));
        minutes.addAll(Collections.nCopies(6, ""));
        written.addAll(Collections.nCopies(6, -1L));

        assertThat(DurationFormats.matching(minutes, written))
                .isNotNull()
                .returns("minutes", DurationFormats.Found::notation);
    }
}
