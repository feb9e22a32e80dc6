package io.phonelog.parser.value;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

import org.jspecify.annotations.Nullable;

/**
 * The short way to the E.164 form of numbers that are written in figures alone, with or without a
 * plus: libphonenumber's own rules, without its regular expressions where the figures at the front
 * and their count already decide. Whatever is less plain is left to the library.
 */
final class PlainNumbers {
    private static final int LEAST = 7;
    private static final int MOST = 15;
    private static final @Nullable NumberPlan[] BY_CODE = plans();

    private final @Nullable NumberPlan home;

    /**
     * @param region ISO 3166, of numbers without a country code
     */
    PlainNumbers(String region) {
        this.home = NumberPlan.of(region);
    }

    private static @Nullable NumberPlan[] plans() {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        @Nullable NumberPlan[] plans = new NumberPlan[1000];
        for (int code : library.getSupportedCallingCodes()) {
            plans[code] = NumberPlan.of(library.getRegionCodeForCountryCode(code));
        }
        return plans;
    }

    /** The number as {@code +} and figures; null when it is not plain, or cannot be one. */
    @Nullable String e164(String written) {
        int length = written.length();
        boolean plus = length > 0 && written.charAt(0) == '+';
        int figures = plus ? length - 1 : length;
        if (figures < LEAST || figures > MOST) {
            return null;
        }
        for (int i = length - figures; i < length; i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return null;
            }
        }
        if (plus) {
            return international(written);
        }
        NumberPlan plan = home;
        return plan == null || plan.beginsAbroad(written) ? null : national(written, plan);
    }

    private static @Nullable String international(String written) {
        int code = 0;
        if (written.charAt(1) == '0') {
            return null;
        }
        for (int at = 1; at <= 3; at++) {
            code = code * 10 + written.charAt(at) - '0';
            NumberPlan plan = BY_CODE[code];
            if (plan != null) {
                return isWhole(written, at + 1, plan) ? written : null;
            }
        }
        return null;
    }

    /** Whether what follows the country code is a national number as it stands. */
    private static boolean isWhole(String written, int from, NumberPlan plan) {
        return written.charAt(from) != '0'
                && plan.isPossible(written.length() - from)
                && !plan.beginsTrunk(written, from);
    }

    private static @Nullable String national(String written, NumberPlan plan) {
        if (written.startsWith(plan.code())) {
            int from = plan.code().length();
            boolean tooLong = plan.isTooLong(written.length());
            if (!plan.main() || plan.beginsTrunk(written, from)) {
                return null;
            }
            if (tooLong || !plan.isViable(written, 0) && plan.isViable(written, from)) {
                return isWhole(written, from, plan) ? "+".concat(written) : null;
            }
        }
        int from = plan.beginsTrunk(written, 0) ? trunk(written, plan) : 0;
        if (from < 0 || written.charAt(from) == '0') {
            return null;
        }
        int figures = written.length() - from;
        return plan.isPossible(figures) && isPossibleInItsCountry(figures, plan)
                ? "+" + plan.code() + written.substring(from)
                : null;
    }

    /** Numbers are possible by the rules of the first region of their country code. */
    private static boolean isPossibleInItsCountry(int figures, NumberPlan plan) {
        NumberPlan country = plan.main() ? plan : BY_CODE[Integer.parseInt(plan.code())];
        return country != null && country.isPossible(figures);
    }

    /** How many figures at the front are no part of the number; -1 when that is not plain. */
    private static int trunk(String written, NumberPlan plan) {
        int length = plan.trunkLength(written);
        if (length == 0 || length >= written.length()) {
            return -1;
        }
        boolean kept = plan.isViable(written, 0) && !plan.isViable(written, length);
        return kept ? -1 : length;
    }
}
