package io.phonelog.bench.parsing;

import io.phonelog.parser.specs.SampleForms;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long a PDF of many pages takes, one page after the other. */
final class ParsingPages {
    private static final int WARM_UP_PAGES = 100;

    private ParsingPages() {}

    /**
     * @param arguments how many pages
     */
    public static void main(String[] arguments) throws Exception {
        int pages = Integer.parseInt(arguments[0]);
        seconds(WARM_UP_PAGES);
        Alone.tell("pages", pages);
        Alone.tell("pages per second", pages / seconds(pages));
    }

    private static double seconds(int pages) throws Exception {
        Path file = Files.createTempFile("phonelog-bench-", ".pdf");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                SampleForms.document(out, pages);
            }
            ParsedFile parsed = ParsedFile.recognise(new DiskFile(file));
            long begun = System.nanoTime();
            parsed.parse();
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            Files.delete(file);
        }
    }
}
