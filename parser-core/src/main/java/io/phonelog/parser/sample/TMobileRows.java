package io.phonelog.parser.sample;

import java.io.IOException;
import java.util.SplittableRandom;

/** What a customer downloads: calls with places and minutes. */
final class TMobileRows implements SampleRows {
    private static final String[] PLACES = {
        "Denver, CO", "Boise, ID", "Seattle, WA", "Austin, TX", "Miami, FL", "VM Retrieval"
    };
    private static final String[] TYPES = {
        "-", "(A) T-Mobile to T-Mobile", "(F) Wi-Fi", "(G) Voicemail"
    };

    private final SampleClock clock = new SampleClock();
    private long elapsed;

    @Override
    public void header(LineBuffer line) throws IOException {
        line.text("Date Time,Number,\"Destination\",Minutes,Type").end();
    }

    @Override
    public void row(LineBuffer line, long number, SplittableRandom random, Flaw flaw)
            throws IOException {
        elapsed += random.nextInt(1, 120);
        clock.set(elapsed);
        if (flaw == Flaw.BAD_DATE) {
            line.text("13/45/2026 09:99 PM");
        } else {
            clock.american(line);
        }
        if (flaw == Flaw.MISSING_COLUMNS) {
            line.end();
            return;
        }
        line.text(",+1555555").padded(100 + random.nextInt(100), 4);
        String place = random.nextInt(3) == 0 ? "INCOMING" : PLACES[random.nextInt(PLACES.length)];
        line.text(",\"").text(place).text(flaw == Flaw.OPEN_QUOTE ? "," : "\",");
        if (flaw == Flaw.BAD_DURATION) {
            line.text("a while");
        } else {
            line.number(random.nextInt(1, 90)).text(" Min");
        }
        line.text(",").text(TYPES[random.nextInt(20) < 17 ? 0 : random.nextInt(TYPES.length)]);
        line.end();
    }
}
