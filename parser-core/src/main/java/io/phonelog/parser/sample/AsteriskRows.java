package io.phonelog.parser.sample;

import java.io.IOException;
import java.util.SplittableRandom;

/** What a switchboard with some extensions writes. */
final class AsteriskRows implements SampleRows {
    private static final int EXTENSIONS = 60;
    private static final String[] UNANSWERED = {"NO ANSWER", "BUSY", "FAILED"};

    private final SampleClock clock = new SampleClock();
    private long elapsed;

    @Override
    public void header(LineBuffer line) {}

    @Override
    public void row(LineBuffer line, long number, SplittableRandom random, Flaw flaw)
            throws IOException {
        elapsed += random.nextInt(1, 40);
        boolean incoming = random.nextInt(3) == 0;
        int extension = 1001 + random.nextInt(EXTENSIONS);
        int outside = random.nextInt(1000);
        line.text("\"\",\"");
        party(line, incoming, extension, outside);
        line.text("\",\"");
        party(line, !incoming, extension, outside);
        line.text(incoming ? "\",\"from-trunk\",\"" : "\",\"from-internal\",\"");
        line.text("\"\"Desk ").number(extension).text("\"\" <").number(extension).text(">\",");
        if (flaw == Flaw.MISSING_COLUMNS) {
            line.end();
            return;
        }
        line.text("\"SIP/").number(extension).text("-").padded(number % 100_000_000, 8);
        line.text(flaw == Flaw.OPEN_QUOTE ? "\"x," : "\",");
        line.text("\"SIP/trunk-")
                .padded(number % 100_000_000, 8)
                .text("\",\"Dial\",\"SIP/trunk,30\"");
        times(line, random, flaw);
        line.text(",\"DOCUMENTATION\",\"").number(1_767_225_600L + elapsed).text(".");
        line.number(number).text("\",\"\"").end();
    }

    private static void party(LineBuffer line, boolean outsider, int extension, int outside) {
        if (outsider) {
            line.text("+447700900").padded(outside, 3);
        } else {
            line.number(extension);
        }
    }

    private void times(LineBuffer line, SplittableRandom random, Flaw flaw) {
        boolean answered = random.nextInt(5) != 0;
        int ring = random.nextInt(2, 30);
        int talk = answered ? random.nextInt(1, 1800) : 0;
        line.text(",\"");
        time(line, elapsed, flaw == Flaw.BAD_DATE);
        line.text("\",\"");
        if (answered) {
            time(line, elapsed + ring, false);
        }
        line.text("\",\"");
        time(line, elapsed + ring + talk, false);
        line.text("\",");
        if (flaw == Flaw.BAD_DURATION) {
            line.text("-");
        }
        line.number(ring + talk).text(",").number(talk).text(",\"");
        line.text(answered ? "ANSWERED" : UNANSWERED[random.nextInt(UNANSWERED.length)]);
        line.text("\"");
    }

    private void time(LineBuffer line, long at, boolean broken) {
        if (broken) {
            line.text("2026-02-30 25:00:00");
        } else {
            clock.set(at);
            clock.iso(line);
        }
    }
}
