package io.phonelog.parser.meaning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Fits how often answers are right to how sure the model was: isotonic regression over groups of
 * answers, by pooling neighbours that fall. Each group is taken for a little worse than it was, by
 * one wrong answer more.
 */
final class CalibrationCurve {
    private static final int GROUP = 150;

    /**
     * @param said what the model said, 0 to 1
     */
    record Answer(double said, boolean right) {}

    private record Pool(double said, double right, double count) {
        Pool with(Pool next) {
            double all = count + next.count;
            return new Pool(
                    (said * count + next.said * next.count) / all,
                    (right * count + next.right * next.count) / all,
                    all);
        }
    }

    private CalibrationCurve() {}

    /** Lines of two numbers: what was said, and how often that was right. */
    static String of(List<Answer> answers) {
        List<Answer> sorted = new ArrayList<>(answers);
        sorted.sort(Comparator.comparingDouble(Answer::said));
        Deque<Pool> pools = new ArrayDeque<>();
        for (int at = 0; at < sorted.size(); at += GROUP) {
            pools.addLast(pool(sorted.subList(at, Math.min(sorted.size(), at + GROUP))));
            while (pools.size() > 1) {
                Pool last = pools.removeLast();
                Pool before = pools.removeLast();
                if (before.right < last.right) {
                    pools.addLast(before);
                    pools.addLast(last);
                    break;
                }
                pools.addLast(before.with(last));
            }
        }
        StringBuilder text =
                new StringBuilder("# What the model says, and how often that is right.\n");
        for (Pool pool : pools) {
            text.append(String.format(Locale.ROOT, "%.5f %.4f%n", pool.said, pool.right));
        }
        return text.toString();
    }

    private static Pool pool(List<Answer> answers) {
        double said = answers.stream().mapToDouble(Answer::said).average().orElse(0);
        long right = answers.stream().filter(Answer::right).count();
        return new Pool(said, right / (answers.size() + 1.0), answers.size());
    }
}
