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
    private final String code;
    private final boolean hasTrunkPrefix;
    private final PlainNumbers plain;

    /**
     * @param region ISO 3166 region of numbers without a country code; null when nobody said
     */
    public InternationalNumbers(@Nullable String region) {
        String upper = region == null ? "" : region.toUpperCase(Locale.ROOT);
        boolean known = LIBRARY.getSupportedRegions().contains(upper);
        this.region = known ? upper : NO_REGION;
        this.code = known ? Integer.toString(LIBRARY.getCountryCodeForRegion(upper)) : "";
        String trunk = known ? LIBRARY.getNddPrefixForRegion(upper, true) : null;
        this.hasTrunkPrefix = trunk != null && !trunk.isEmpty();
        this.plain = new PlainNumbers(this.region);
    }

    /**
     * The same for numbers as systems write them, rather than as people of the region dial them:
     * with {@code 00} before any country code, or the region's own code with nothing before it.
     * Where numbers are dialled with a trunk prefix, one without it is hardly a national number.
     */
    public @Nullable String asWritten(String written) {
        String dialled = e164(written);
        boolean zeros = written.startsWith("00");
        String after = zeros ? written.substring(2) : written;
        if (dialled == null) {
            return zeros ? e164('+' + after) : null;
        }
        boolean ownCode = !code.isEmpty() && after.startsWith(code);
        if (!ownCode || !zeros && !dialled.startsWith(code + code, 1)) {
            return dialled;
        }
        String international = e164('+' + after);
        boolean fits = international != null && isValid(international);
        return fits && (zeros || hasTrunkPrefix || !isValid(dialled)) ? international : dialled;
    }

    private static boolean isValid(String e164) {
        try {
            return LIBRARY.isValidNumber(LIBRARY.parse(e164, NO_REGION));
        } catch (NumberParseException e) {
            return false;
        }
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
