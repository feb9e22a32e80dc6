package io.phonelog.parser.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/**
 * Writes files like those of real systems, of any length, the same for the same seed. Every number
 * in them is reserved for fiction (+1 555 555 01xx, +44 7700 900xxx).
 */
public final class SampleFile {
    private SampleFile() {}

    /**
     * How many rows were written, without a header.
     *
     * @param broken of these, rows that become one reject each
     */
    public record Written(long rows, long broken) {}

    /**
     * Writes a file. The stream is left open.
     *
     * @param brokenRatio the share of rows to break, 0 to 1: bad dates, bad durations, missing
     *     columns and quotes that are never closed in turn
     */
    public static Written write(
            OutputStream out, SampleLayout layout, long rows, long seed, double brokenRatio)
            throws IOException {
        LineBuffer line = new LineBuffer(out);
        SampleRows sample =
                switch (layout) {
                    case ASTERISK -> new AsteriskRows();
                    case T_MOBILE -> new TMobileRows();
                };
        sample.header(line);
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom accidents = new SplittableRandom(~seed);
        long broken = 0;
        for (long row = 0; row < rows; row++) {
            boolean breaks = brokenRatio > 0 && accidents.nextDouble() < brokenRatio;
            Flaw flaw = breaks ? Flaw.of(broken++) : Flaw.NONE;
            sample.row(line, row, random, flaw);
        }
        line.flush();
        return new Written(rows, broken);
    }
}
