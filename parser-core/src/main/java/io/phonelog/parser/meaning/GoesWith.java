package io.phonelog.parser.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the values of one column go with those of another, as names go with numbers: beside the
 * same number stands the same name.
 *
 * @param again rows whose number was there before
 * @param same the share of these that have the number's most frequent name, 0 to 1
 * @param chance how often two rows have the same name, whatever their numbers are, 0 to 1
 */
record GoesWith(int again, double same, double chance) {
    private static final int FEWEST = 4;
    private static final double ALWAYS = 0.98;
    private static final double OFTEN = 0.9;
    private static final double HARDLY_VARIES = 0.85;

    static GoesWith of(List<String> names, List<String> numbers) {
        Map<String, Map<String, Integer>> byNumber = new HashMap<>();
        Map<String, Integer> byName = new HashMap<>();
        int rows = 0;
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            if (!name.isEmpty() && !numbers.get(row).isEmpty()) {
                byNumber.computeIfAbsent(numbers.get(row), n -> new HashMap<>())
                        .merge(name, 1, Integer::sum);
                byName.merge(name, 1, Integer::sum);
                rows++;
            }
        }
        int again = 0;
        int same = 0;
        for (Map<String, Integer> beside : byNumber.values()) {
            again += beside.values().stream().mapToInt(n -> n).sum() - 1;
            same += beside.values().stream().mapToInt(n -> n).max().orElse(1) - 1;
        }
        double chance = 0;
        for (int count : byName.values()) {
            chance += Math.pow((double) count / rows, 2);
        }
        return new GoesWith(again, again == 0 ? 0 : (double) same / again, chance);
    }

    boolean isProved() {
        return again >= FEWEST && same >= ALWAYS && chance < HARDLY_VARIES;
    }

    boolean isRefuted() {
        return again >= FEWEST && same < OFTEN;
    }
}
