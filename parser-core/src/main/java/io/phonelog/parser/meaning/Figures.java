package io.phonelog.parser.meaning;

import java.util.Arrays;
import java.util.List;

/**
 * How large the numbers of a column are.
 *
 * @param share of values that are numbers, 0 to 1
 * @param size of the middle one, as a word
 * @param counting whether each is one more than the one before
 * @param noughts the share that is nought
 */
record Figures(double share, String size, boolean counting, double noughts) {
    private static final int ASKED = 200;
    private static final int LONGEST = 20;

    static Figures of(List<String> values) {
        int asked = Math.min(ASKED, values.size());
        double[] numbers = new double[asked];
        int count = 0;
        int noughts = 0;
        boolean counting = asked > 2;
        for (String value : values.subList(0, asked)) {
            double number = number(value);
            if (number >= 0) {
                counting &= count == 0 || number == numbers[count - 1] + 1;
                noughts += number == 0 ? 1 : 0;
                numbers[count++] = number;
            }
        }
        double[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        double middle = count == 0 ? 0 : sorted[count / 2];
        double most = count == 0 ? 0 : sorted[count - 1];
        return new Figures(
                asked == 0 ? 0 : (double) count / asked,
                word(middle, most),
                counting && count == asked,
                count == 0 ? 0 : (double) noughts / count);
    }

    private static double number(String value) {
        if (value.length() > LONGEST || !Character.isDigit(value.charAt(0))) {
            return -1;
        }
        try {
            return Double.parseDouble(value.replace(',', '.'));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String word(double middle, double most) {
        String first =
                middle == 0
                        ? "0"
                        : middle < 1
                                ? "fraction"
                                : middle <= 3
                                        ? "ones"
                                        : middle <= 60
                                                ? "tens"
                                                : middle <= 1000
                                                        ? "hundreds"
                                                        : middle <= 100_000
                                                                ? "thousands"
                                                                : "millions";
        return first
                + (most <= 1
                        ? "-1"
                        : most <= 12
                                ? "-12"
                                : most <= 100 ? "-100" : most <= 5000 ? "-5000" : "-more");
    }
}
