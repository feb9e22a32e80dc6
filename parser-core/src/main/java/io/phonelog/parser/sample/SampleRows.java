package io.phonelog.parser.sample;

import java.io.IOException;
import java.util.SplittableRandom;

/** Rows of one layout. */
interface SampleRows {
    void header(LineBuffer line) throws IOException;

    void row(LineBuffer line, long number, SplittableRandom random, Flaw flaw) throws IOException;
}
