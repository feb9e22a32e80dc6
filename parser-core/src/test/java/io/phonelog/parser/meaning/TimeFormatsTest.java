package io.phonelog.parser.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class TimeFormatsTest {
    private static final TimeHints DAY_FIRST = new TimeHints(true, false, null);

    @Test
    void aFigureAboveTwelveDecidesTheOrderOfDayAndMonth() {
        assertThat(find("03/04/2026", "05/06/2026", "25/06/2026")).isEqualTo("dd/MM/yyyy");
        assertThat(find("03/04/2026", "05/06/2026", "06/25/2026")).isEqualTo("MM/dd/yyyy");
    }

    @Test
    void theOrderOfTheRecordsDecidesWhereNoFigureDoes() {
        TimeFormat days =
                found(TimeHints.NONE, "09/01/2026", "11/01/2026", "02/02/2026", "05/02/2026");
        assertThat(days.format()).isEqualTo("dd/MM/yyyy");
        assertThat(days.evidence()).contains("in order if days come first");
        TimeFormat months =
                found(TimeHints.NONE, "01/09/2026", "01/11/2026", "02/02/2026", "02/05/2026");
        assertThat(months.format()).isEqualTo("MM/dd/yyyy");
        assertThat(months.confidence()).isBetween(0.9, 0.99);
    }

    @Test
    void recordsOnEveryDayAreLikelierThanOnOneDayOfEveryMonth() {
        TimeFormat days =
                found(
                        TimeHints.NONE,
                        "02/03/2026",
                        "01/03/2026",
                        "03/03/2026",
                        "02/03/2026",
                        "04/03/2026");
        assertThat(days.format()).isEqualTo("dd/MM/yyyy");
        assertThat(days.confidence()).isGreaterThan(0.9);
        TimeFormat months =
                found(TimeHints.NONE, "03/02/2026", "03/01/2026", "03/03/2026", "03/02/2026");
        assertThat(months.format()).isEqualTo("MM/dd/yyyy");
    }

    @Test
    void staysUnsureWhenNothingDecides() {
        TimeFormat unsure = found(TimeHints.NONE, "03/04/2026");
        assertThat(unsure.confidence()).isLessThan(0.6);
        assertThat(unsure.evidence()).contains("no figure above 12");
        assertThat(found(DAY_FIRST, "03/04/2026").confidence())
                .as("a language alone proves nothing")
                .isBetween(0.6, 0.79);
        assertThat(
                        found(DAY_FIRST, "03/04/2026", "05/04/2026", "04/04/2026", "06/04/2026")
                                .confidence())
                .isGreaterThan(0.9);
        assertThat(found(TimeHints.NONE, "03.04.2026").confidence()).isGreaterThan(0.9);
    }

    @Test
    void findsTimesInEveryNotation() {
        assertThat(find("2026-03-07 21:05:09")).isEqualTo("yyyy-MM-dd HH:mm:ss");
        assertThat(find("2026-03-07T21:05:09Z")).isEqualTo("yyyy-MM-dd'T'HH:mm:ssX");
        assertThat(find("2026-03-07T21:05:09.123+05:30")).isEqualTo("yyyy-MM-dd'T'HH:mm:ss.SSSX");
        assertThat(find("3/27/2026 9:05 PM")).isEqualTo("M/d/yyyy h:mm a");
        assertThat(find("27-Mar-2026 21:05")).isEqualTo("dd-MMM-yyyy HH:mm");
        assertThat(find("27. März 2026, 21:05")).isEqualTo("dd. MMM yyyy, HH:mm");
        assertThat(find("Fri, 27 Mar 2026 21:05:09")).isEqualTo("EEE, dd MMM yyyy HH:mm:ss");
        assertThat(find("Mar 7, 2026 9:05 PM")).isEqualTo("MMM d, yyyy h:mm a");
        assertThat(find("20260307")).isEqualTo("yyyyMMdd");
        assertThat(find("20260307210509")).isEqualTo("yyyyMMddHHmmss");
        assertThat(find("20260307 21:05:09")).isEqualTo("yyyyMMdd HH:mm:ss");
        assertThat(find("21:05")).isEqualTo("HH:mm");
        assertThat(find("21.05.09")).isEqualTo("HH.mm.ss");
        assertThat(find("1772917509")).isEqualTo("epoch_seconds");
        assertThat(find("1772917509123")).isEqualTo("epoch_millis");
        assertThat(find("46088.87857")).isEqualTo("spreadsheet_days");
    }

    @Test
    void oneFigureAndTwoMayBeMixed() {
        assertThat(find("3/27/2026 9:05 PM", "12/1/2026 11:05 AM")).isEqualTo("M/d/yyyy h:mm a");
    }

    @Test
    void takesAYearThatStandsAboveTheTable() {
        TimeFormat found = found(new TimeHints(false, false, 2026), "03/27 21:05", "03/28 21:05");
        assertThat(found.format()).isEqualTo("MM/dd HH:mm{2026}");
        assertThat(found.confidence()).isGreaterThan(0.9);
        assertThat(found(TimeHints.NONE, "03/27 21:05").confidence()).isLessThan(0.5);
    }

    @Test
    void knowsWhatIsNoTime() {
        assertThat(TimeFormats.find(List.of("5555550100", "Boise", "65"), TimeHints.NONE)).isNull();
        assertThat(TimeFormats.find(List.of("13/13/2026"), TimeHints.NONE)).isNull();
        assertThat(TimeFormats.find(List.of(), TimeHints.NONE)).isNull();
    }

    private static String find(String... values) {
        return found(TimeHints.NONE, values).format();
    }

    private static TimeFormat found(TimeHints hints, String... values) {
        @Nullable TimeFormat found = TimeFormats.find(List.of(values), hints);
        assertThat(found).as("%s", List.of(values)).isNotNull();
        return found == null ? new TimeFormat("", TimeFormat.Parts.DATE, 0, "", 0) : found;
    }
}
