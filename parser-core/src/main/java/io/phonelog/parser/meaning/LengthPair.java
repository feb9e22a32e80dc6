package io.phonelog.parser.meaning;

import java.util.ArrayList;
import java.util.List;

/**
 * What one column of lengths is beside another.
 *
 * @param its in seconds, by row; negative where there is none
 * @param others likewise
 */
record LengthPair(long[] its, long[] others) {
    private static final double LIKE = 0.85;
    private static final int FEWEST = 6;

    List<String> signs() {
        boolean covers = true;
        boolean covered = true;
        boolean alike = true;
        int noughts = 0;
        for (int row = 0; row < its.length; row++) {
            if (its[row] >= 0 && others[row] >= 0) {
                covers &= its[row] >= others[row];
                covered &= its[row] <= others[row];
                alike &= (its[row] == 0) == (others[row] == 0);
                noughts += its[row] == 0 ? 1 : 0;
            }
        }
        List<String> signs = new ArrayList<>();
        if (covers != covered) {
            signs.add(covers ? "covers" : "covered");
        }
        if (alike && noughts > 1) {
            signs.add("noughtsAlike");
        }
        if (correlation() > LIKE) {
            signs.add("longAsAnother");
        }
        return signs;
    }

    /** Pearson's, of rows with both; 0 where these are few. */
    private double correlation() {
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        int rows = 0;
        for (int row = 0; row < its.length; row++) {
            if (its[row] >= 0 && others[row] >= 0) {
                rows++;
                x += its[row];
                y += others[row];
                xx += (double) its[row] * its[row];
                yy += (double) others[row] * others[row];
                xy += (double) its[row] * others[row];
            }
        }
        double spread = (rows * xx - x * x) * (rows * yy - y * y);
        return rows < FEWEST || spread <= 0 ? 0 : (rows * xy - x * y) / Math.sqrt(spread);
    }
}
