package io.phonelog.parser.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import io.phonelog.contracts.event.Party;
import io.phonelog.contracts.event.PartyKind;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

class InternationalNumbersTest {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS =
            List.copyOf(new TreeSet<>(LIBRARY.getSupportedRegions()));

    @Property(tries = 20000)
    void theShortWayGivesTheLibrarysAnswer(
            @ForAll("numbers") String number, @ForAll("regions") String region) {
        InternationalNumbers numbers = new InternationalNumbers(region);
        String plain = numbers.plain(number);
        if (plain != null) {
            assertThat(plain).as("%s in %s", number, region).isEqualTo(numbers.fromLibrary(number));
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> start =
                Arbitraries.of(
                        "", "1", "+1", "+", "44", "+44", "0", "00", "9", "15", "8", "54", "+549");
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofMinLength(5).ofMaxLength(12);
        return start.flatMap(s -> rest.map(r -> s + r));
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(REGIONS);
    }

    /** Numbers as every region has them, in the notations in which records have them. */
    @TestFactory
    Stream<DynamicTest> theShortWayGivesTheLibrarysAnswerInEveryRegion() {
        return REGIONS.stream()
                .map(region -> DynamicTest.dynamicTest(region, () -> checkExamples(region)));
    }

    private static void checkExamples(String region) {
        InternationalNumbers numbers = new InternationalNumbers(region);
        for (PhoneNumberType type : PhoneNumberType.values()) {
            PhoneNumber example = LIBRARY.getExampleNumberForType(region, type);
            if (example == null) {
                continue;
            }
            String e164 = LIBRARY.format(example, PhoneNumberFormat.E164);
            String national =
                    LIBRARY.format(example, PhoneNumberFormat.NATIONAL).replaceAll("\\D", "");
            for (String written :
                    List.of(
                            e164,
                            e164.substring(1),
                            national,
                            LIBRARY.getNationalSignificantNumber(example))) {
                String plain = numbers.plain(written);
                assertThat(plain == null ? numbers.fromLibrary(written) : plain)
                        .as(written)
                        .isEqualTo(numbers.fromLibrary(written));
            }
        }
    }

    @Test
    void theShortWayIsTakenForPlainNumbers() {
        InternationalNumbers american = new InternationalNumbers("us");
        assertThat(american.plain("5555550123")).isEqualTo("+15555550123");
        assertThat(american.plain("15555550123")).isEqualTo("+15555550123");
        assertThat(american.plain("+15555550123")).isEqualTo("+15555550123");
        assertThat(american.plain("+447700900123")).isEqualTo("+447700900123");
        assertThat(american.plain("(208) 555-0123")).isNull();
        assertThat(new InternationalNumbers("GB").plain("07700900123")).isEqualTo("+447700900123");
        assertThat(new InternationalNumbers("IN").plain("919999900001")).isEqualTo("+919999900001");
        assertThat(new InternationalNumbers("DE").plain("03023125000")).isEqualTo("+493023125000");
        assertThat(new InternationalNumbers(null).plain("03023125000")).isNull();
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
        assertThat(reader.read("Numéro inconnu").kind()).isEqualTo(PartyKind.ALPHANUMERIC);
        assertThat(reader.read("Unterdrückt").kind()).isEqualTo(PartyKind.WITHHELD);
        assertThat(reader.read("скрыт").kind()).isEqualTo(PartyKind.WITHHELD);
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
