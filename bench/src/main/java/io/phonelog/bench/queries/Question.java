package io.phonelog.bench.queries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A question to the event store.
 *
 * @param limit milliseconds within which 95 of 100 are to be answered; 0 when nothing is promised
 * @param path of a call, different each time
 */
record Question(String name, double limit, Function<Random, String> path) {
    private static final double DASHBOARD_MS = 150;
    private static final double PAGE_MS = 100;
    private static final double SEARCH_MS = 200;
    private static final int FEWEST_DIGITS = 4;

    static List<Question> all() {
        return List.of(
                new Question(
                        "dashboard of 30 days",
                        DASHBOARD_MS,
                        random -> "/dashboard/metrics?compare=previous&" + days(random, 30)),
                new Question(
                        "dashboard of 3 years",
                        DASHBOARD_MS,
                        random ->
                                "/dashboard/metrics?bucket=month&from=%s&to=%s"
                                        .formatted(YearsFile.BEGIN, YearsFile.END)),
                new Question("newest events", PAGE_MS, random -> "/events"),
                new Question("events of a day", PAGE_MS, random -> "/events?" + days(random, 1)),
                new Question(
                        "events of a contact",
                        PAGE_MS,
                        random -> "/events?contact=" + contact(random)),
                new Question(
                        "events of a contact's month",
                        PAGE_MS,
                        random -> "/events?contact=" + contact(random) + "&" + days(random, 30)),
                new Question(
                        "search by part of a number",
                        SEARCH_MS,
                        random -> "/search/events?q=" + tail(random)),
                new Question("trend of a year", 0, random -> analytics("trends", random, 365)),
                new Question("gaps of a year", 0, random -> analytics("gaps", random, 365)),
                new Question(
                        "anomalies of a year", 0, random -> analytics("anomalies", random, 365)),
                new Question("pattern of a year", 0, random -> analytics("pattern", random, 365)),
                new Question("quality", 0, random -> "/analytics/quality"),
                new Question("timeline of a week", 0, random -> analytics("timeline", random, 7)));
    }

    private static String analytics(String question, Random random, int days) {
        return "/analytics/" + question + "?" + days(random, days);
    }

    /** Somewhere within the years. */
    private static String days(Random random, int days) {
        long room = Duration.between(YearsFile.BEGIN, YearsFile.END).toDays() - days;
        Instant from = YearsFile.BEGIN.plus(Duration.ofDays(random.nextInt((int) room)));
        return "from=%s&to=%s".formatted(from, from.plus(Duration.ofDays(days)));
    }

    private static String contact(Random random) {
        return URLEncoder.encode(YearsFile.contact(random), StandardCharsets.US_ASCII);
    }

    private static String tail(Random random) {
        String number = YearsFile.contact(random);
        return number.substring(number.length() - FEWEST_DIGITS - random.nextInt(4));
    }
}
