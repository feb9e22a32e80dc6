package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.event.Precision;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

class TimeReaderTest {
    /** 1900-01-01 to 2199-12-31. */
    private static final long FIRST = -2208988800L;

    private static final long LAST = 7258118399L;

    @Property(tries = 2000)
    void readsWhatTheJdkWrites(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll("patterns") String pattern) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        String text = time.format(formatter);
        TimeParts parts = new TimeParts();
        assertThat(new TimeReader(pattern).read(text, parts)).as(text).isTrue();
        assertThat(LocalDateTime.ofEpochSecond(parts.localSecond(), 0, ZoneOffset.UTC))
                .isEqualTo(LocalDateTime.parse(text, formatter));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "yyyy-MM-dd HH:mm:ss",
                "dd/MM/yyyy HH:mm:ss",
                "M/d/yyyy h:mm a",
                "MM/dd/yyyy hh:mm:ss a",
                "dd-MMM-yyyy HH:mm",
                "yyyyMMddHHmmss",
                "EEE, d MMM yyyy HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ss.SSS");
    }

    @Property(tries = 2000)
    void theClockShowsWhatTheJdkShows(
            @ForAll @LongRange(min = FIRST, max = LAST) long second, @ForAll("zones") String zone) {
        ZoneId id = ZoneId.of(zone);
        ZoneClock clock = new ZoneClock(id);
        for (long near = second - 7200; near <= second + 7200; near += 1800) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(near, 0, ZoneOffset.UTC);
            boolean once = id.getRules().getValidOffsets(local).size() == 1;
            ZoneOffset offset = clock.offsetAt(near);
            assertThat(clock.warning().isEmpty()).isEqualTo(once);
            if (once) {
                assertThat(offset).isEqualTo(id.getRules().getOffset(local));
            }
        }
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                "America/Denver", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "UTC");
    }

    @Test
    void saysWhenTheClockShowedATimeTwiceOrNever() {
        ZoneClock clock = new ZoneClock(ZoneId.of("America/Denver"));
        long twice = LocalDateTime.of(2026, 11, 1, 1, 30).toEpochSecond(ZoneOffset.UTC);
        assertThat(clock.offsetAt(twice)).isEqualTo(ZoneOffset.ofHours(-6));
        assertThat(clock.warning()).isEqualTo(ZoneClock.AMBIGUOUS);
        long never = LocalDateTime.of(2026, 3, 8, 2, 30).toEpochSecond(ZoneOffset.UTC);
        assertThat(clock.offsetAt(never)).isEqualTo(ZoneOffset.ofHours(-7));
        assertThat(clock.warning()).isEqualTo(ZoneClock.SKIPPED);
    }

    @Test
    void refusesTimesThatDoNotExist() {
        TimeParts parts = new TimeParts();
        TimeReader reader = new TimeReader("yyyy-MM-dd HH:mm:ss|MM/dd/yyyy hh:mm a");
        assertThat(reader.read("2026-02-29 00:00:00", parts)).isFalse();
        assertThat(reader.read("2028-02-29 00:00:00", parts)).isTrue();
        assertThat(reader.read("2026-01-01 24:00:00", parts)).isFalse();
        assertThat(reader.read("2026-01-01 00:00:00 ", parts)).isFalse();
        assertThat(reader.read("13/01/2026 01:00 AM", parts)).isFalse();
        assertThat(reader.read("12/01/2026 13:00 PM", parts)).isFalse();
        assertThat(reader.read("1026-01-01 00:00:00", parts)).isFalse();
    }

    @Test
    void readsEpochsAndOffsets() {
        TimeParts parts = new TimeParts();
        assertThat(new TimeReader("epoch_millis").read("1767225600123", parts)).isTrue();
        assertThat(parts.localSecond()).isEqualTo(1767225600L);
        assertThat(parts.nano()).isEqualTo(123_000_000);
        assertThat(parts.precision()).isEqualTo(Precision.MS);
        assertThat(new TimeReader("epoch_seconds").read("99999999999999", parts)).isFalse();
        assertThat(new TimeReader(null).read("2026-01-01T00:00:00+05:30", parts)).isTrue();
        assertThat(parts.offset()).isEqualTo(19800);
        assertThat(new TimeReader(null).read("2026-01-01T00:00:00+19:00", parts)).isFalse();
    }

    @Test
    void readsWhatApplesAndSpreadsheetsCount() {
        TimeParts parts = new TimeParts();
        assertThat(new TimeReader("cocoa_seconds").read("788918400.5", parts)).isTrue();
        assertThat(parts.localSecond()).isEqualTo(1767225600L);
        assertThat(parts.offset()).isZero();
        assertThat(new TimeReader("spreadsheet_days").read("46023.25", parts)).isTrue();
        assertThat(parts.localSecond()).isEqualTo(1767225600L + 6 * 3600);
        assertThat(parts.offset()).isEqualTo(TimeParts.NO_OFFSET);
        assertThat(new TimeReader("spreadsheet_days").read("1e9", parts)).isFalse();
    }

    @Test
    void takesAYearThatIsNotWrittenFromThePattern() {
        TimeParts parts = new TimeParts();
        assertThat(new TimeReader("MM/dd HH:mm{2026}").read("01/02 00:00", parts)).isTrue();
        assertThat(parts.localSecond()).isEqualTo(1767225600L + 86400);
        assertThat(new TimeReader("MM/dd HH:mm{2027}").read("02/29 00:00", parts)).isFalse();
    }

    @Property(tries = 500)
    void readsMonthsInTheLanguagesOfItsUsers(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll("languages") String language,
            @ForAll("namedMonths") String pattern) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        Locale locale = Locale.forLanguageTag(language);
        String text = time.format(DateTimeFormatter.ofPattern(pattern, locale));
        TimeParts parts = new TimeParts();
        assertThat(new TimeReader(pattern).read(text, parts)).as(text).isTrue();
        assertThat(parts.epochDay()).isEqualTo(time.toLocalDate().toEpochDay());
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru");
    }

    @Provide
    Arbitrary<String> namedMonths() {
        return Arbitraries.of("d MMM yyyy", "dd-MMM-yyyy", "d MMMM yyyy HH:mm");
    }

    @Test
    void refusesPatternsThatMakeNoSense() {
        assertThatThrownBy(() -> new TimeReader("yyyy-bb"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeReader("yyyy-'MM"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
