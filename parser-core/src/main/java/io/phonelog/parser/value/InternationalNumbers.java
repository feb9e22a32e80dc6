package io.phonelog.parser.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The E.164 form of numbers as people and systems write them. What is plain gets a direct answer;
 * the rest goes to libphonenumber, which takes about ten microseconds. Both give the same answer.
 * Numbers count when they are possible, not only when they are assigned: records hold test numbers
 * and numbers of plans that are newer than the library.
 */
public final class InternationalNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";

    private final String region;
    private final PlainNumbers plain;

    /**
     * @param region ISO 3166 region of numbers without a country code; null when nobody said
     */
    public InternationalNumbers(@Nullable String region) {
        String upper = region == null ? "" : region.toUpperCase(Locale.ROOT);
        boolean known = LIBRARY.getSupportedRegions().contains(upper);
        this.region = known ? upper : NO_REGION;
        this.plain = new PlainNumbers(this.region);
    }

    /** The number as {@code +} and up to 15 digits; null when it cannot be one. */
    public @Nullable String e164(String written) {
        String direct = plain.e164(written);
        return direct != null ? direct : fromLibrary(written);
    }

    @Nullable String plain(String written) {
        return plain.e164(written);
    }

    @Nullable String fromLibrary(String written) {
        try {
            PhoneNumber number = LIBRARY.parse(written, region);
            boolean possible =
                    LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return possible ? LIBRARY.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
