package io.phonelog.e2e;

import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleFile.Written;
import io.phonelog.parser.sample.SampleLayout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A made-up file of phone records, and how many of its rows are broken.
 *
 * @param rows without the header
 */
record PhoneRecords(byte[] content, long rows, long broken) {

    static PhoneRecords of(SampleLayout layout, long rows, long seed, double brokenShare) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Written written = SampleFile.write(out, layout, rows, seed, brokenShare);
            return new PhoneRecords(out.toByteArray(), written.rows(), written.broken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long events() {
        return rows - broken;
    }
}
