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
    private final boolean northAmerican;

    /**
     * @param region ISO 3166 region of numbers without a country code; null when nobody said
     */
    public InternationalNumbers(@Nullable String region) {
        String upper = region == null ? "" : region.toUpperCase(Locale.ROOT);
        boolean known = LIBRARY.getSupportedRegions().contains(upper);
        this.region = known ? upper : NO_REGION;
        this.northAmerican = known && LIBRARY.getCountryCodeForRegion(upper) == 1;
    }

    /** The number as {@code +} and up to 15 digits; null when it cannot be one. */
    public @Nullable String e164(String written) {
        String plain = plain(written);
        return plain != null ? plain : fromLibrary(written);
    }

    /** North American numbers are always ten digits, and neither area nor exchange begin 0 or 1. */
    @Nullable String plain(String written) {
        int length = written.length();
        int from;
        if (length == 12 && written.charAt(0) == '+' && written.charAt(1) == '1') {
            from = 2;
        } else if (northAmerican && length == 11 && written.charAt(0) == '1') {
            from = 1;
        } else if (northAmerican && length == 10) {
            from = 0;
        } else {
            return null;
        }
        if (written.charAt(from) < '2' || written.charAt(from + 3) < '2') {
            return null;
        }
        for (int i = from; i < length; i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return null;
            }
        }
        return from == 2 ? written : (from == 1 ? "+" : "+1").concat(written);
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
