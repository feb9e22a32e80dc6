package io.phonelog.bench.queries;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Calls of three years, as a customer of T-Mobile US downloads them, with 200 contacts: a few have
 * most of the calls. Numbers are those that are reserved for fiction.
 */
final class YearsFile {
    static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private static final int CONTACTS = 200;
    private static final int NUMBERS_OF_AN_AREA = 100;
    private static final String[] AREAS = {"212", "303"};

    /** The k-th contact has about the share of calls that the k-th word of a language has. */
    private static final double TAIL = 4;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private YearsFile() {}

    /**
     * Writes a file of calls over all the years, in the order of time, other ones for each seed.
     */
    static void write(Path file, long rows, long seed) throws IOException {
        Random random = new Random(seed);
        double step = Duration.between(BEGIN, END).toSeconds() / (double) rows;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("Date Time,Number,\"Destination\",Minutes,Type\n");
            for (long row = 0; row < rows; row++) {
                out.write(TIME.format(BEGIN.plusSeconds((long) (row * step))));
                out.write("," + contact(random));
                out.write(random.nextInt(3) == 0 ? ",\"INCOMING\"," : ",\"Denver, CO\",");
                out.write(1 + random.nextInt(90) + " Min,-\n");
            }
        }
    }

    /** A contact, as the API writes it. */
    static String contact(Random random) {
        int contact = (int) (CONTACTS * Math.pow(random.nextDouble(), TAIL));
        return "+1%s5550%3d"
                .formatted(
                        AREAS[contact / NUMBERS_OF_AN_AREA],
                        NUMBERS_OF_AN_AREA + contact % NUMBERS_OF_AN_AREA);
    }
}
