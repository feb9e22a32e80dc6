package io.phonelog.event.quality;

import io.phonelog.event.quality.QualityView.Dimension;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Turns counts into shares and words. */
final class Score {
    private static final double PER_CENT = 100;

    private Score() {}

    /** A share of events that pass, and what it means when others do not. */
    private record Check(long passed, long of, String otherwise) {
        double share() {
            return of == 0 ? 1 : Math.min(1, (double) passed / of);
        }

        String reason() {
            double missing = PER_CENT * (1 - share());
            String share = String.format(Locale.ROOT, missing < 1 ? "%.2f" : "%.0f", missing);
            return "%s %% of %s.".formatted(share, otherwise);
        }
    }

    static List<Dimension> of(Counts counts) {
        return List.of(
                dimension(
                        "completeness",
                        new Check(counts.timed(), counts.events(), "events have no time"),
                        new Check(
                                counts.contacts(),
                                counts.withParty(),
                                "calls and messages do not say with whom they were"),
                        new Check(
                                counts.measured(),
                                counts.answered(),
                                "answered calls have no duration"),
                        new Check(
                                counts.placed(),
                                counts.placed() == 0 ? 0 : counts.events(),
                                "events have no place, though others have one")),
                dimension(
                        "validity",
                        new Check(
                                counts.numbers(),
                                counts.contacts(),
                                "contacts are no number that could be read"),
                        new Check(
                                counts.plausible(),
                                counts.events(),
                                "events are before 1980, in the future, or longer than a day")),
                dimension(
                        "consistency",
                        new Check(
                                counts.consistent(),
                                counts.events(),
                                "events contradict themselves: the end or the answer is before the start, or the duration is longer than the event")));
    }

    /** The mean of the dimensions. */
    static double mean(List<Dimension> dimensions) {
        return rounded(dimensions.stream().mapToDouble(Dimension::score).average().orElse(1));
    }

    private static Dimension dimension(String name, Check... checks) {
        double score = Stream.of(checks).mapToDouble(Check::share).average().orElse(1);
        List<String> reasons =
                Stream.of(checks)
                        .filter(check -> check.share() < 1)
                        .sorted(Comparator.comparingDouble(Check::share))
                        .map(Check::reason)
                        .toList();
        return new Dimension(name, rounded(score), reasons);
    }

    private static double rounded(double score) {
        return Math.floor(score * 10_000) / 10_000;
    }
}
