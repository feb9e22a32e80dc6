package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

class InternationalNumbersTest {

    @Property(tries = 3000)
    void theShortWayGivesTheLibrarysAnswer(
            @ForAll("numbers") String number, @ForAll("regions") String region) {
        InternationalNumbers numbers = new InternationalNumbers(region);
        String plain = numbers.plain(number);
        if (plain != null) {
            assertThat(plain).isEqualTo(numbers.fromLibrary(number));
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> start = Arbitraries.of("", "1", "+1", "+", "44", "+44", "0", "00");
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofMinLength(8).ofMaxLength(11);
        return start.flatMap(s -> rest.map(r -> s + r));
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of("US", "CA", "JM", "GB", "IN", "DE", "XX");
    }

    @Test
    void theShortWayIsTakenForPlainNorthAmericanNumbers() {
        InternationalNumbers numbers = new InternationalNumbers("us");
        assertThat(numbers.plain("5555550123")).isEqualTo("+15555550123");
        assertThat(numbers.plain("15555550123")).isEqualTo("+15555550123");
        assertThat(numbers.plain("+15555550123")).isEqualTo("+15555550123");
        assertThat(new InternationalNumbers("GB").plain("5555550123")).isNull();
    }

    @Test
    void readsOtherCountriesAndNotations() {
        assertThat(new InternationalNumbers("GB").e164("07700 900123")).isEqualTo("+447700900123");
        assertThat(new InternationalNumbers("IN").e164("919999900001")).isEqualTo("+919999900001");
        assertThat(new InternationalNumbers(null).e164("+44 7700 900123"))
                .isEqualTo("+447700900123");
        assertThat(new InternationalNumbers(null).e164("07700900123")).isNull();
        assertThat(new InternationalNumbers("nonsense").e164("07700900123")).isNull();
    }

    @Test
    void tellsKindsApart() {
        PartyReader reader = new PartyReader("US", PartyKind.EXTENSION);
        assertThat(reader.read("1001").kind()).isEqualTo(PartyKind.EXTENSION);
        assertThat(reader.read("*86").kind()).isEqualTo(PartyKind.SHORTCODE);
        assertThat(reader.read("Anonymous").kind()).isEqualTo(PartyKind.WITHHELD);
        assertThat(reader.read("sip:desk@example.org").kind()).isEqualTo(PartyKind.SIP);
        assertThat(reader.read("MYBANK").kind()).isEqualTo(PartyKind.ALPHANUMERIC);
        assertThat(reader.read("0049 30 23125000").kind()).isEqualTo(PartyKind.MSISDN);
        assertThat(reader.read("12345678901234567890").kind()).isEqualTo(PartyKind.UNKNOWN);
    }

    @Property(tries = 500)
    void aRememberedAnswerIsTheAnswer(@ForAll("numbers") String number) {
        PartyReader reader = new PartyReader("US", PartyKind.SHORTCODE);
        Party first = reader.read(number);
        assertThat(reader.read(number)).isSameAs(first);
        assertThat(first.raw()).isEqualTo(number);
    }
}
