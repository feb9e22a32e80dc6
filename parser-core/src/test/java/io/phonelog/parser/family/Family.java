package io.phonelog.parser.family;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The files of one imagined system: its language, columns, order and way of writing follow from the
 * seed, and so does every value.
 *
 * @param measured whether it takes the names of columns that are kept from training
 */
public record Family(long seed, boolean measured) {
    private static final double UNNAMED = 0.08;

    /** A file of it; the same one each time. */
    public FamilyFile file(int number) {
        Random random = new Random(seed * 7919 + (measured ? 1 : 0));
        String language = random.nextInt(3) == 0 ? "en" : any(random, Names.languages());
        boolean unnamed = random.nextDouble() < UNNAMED;
        List<FamilyColumn> columns = new ColumnPicker(random, language, measured, unnamed).pick();
        List<String> names = new ArrayList<>();
        int style = random.nextInt(8);
        for (FamilyColumn column : columns) {
            names.add(unnamed ? "" : Names.styled(column.name(), style));
        }
        Random values = new Random(seed * 31 + number);
        World world =
                World.some(
                        random,
                        language.equals("en") && random.nextInt(4) == 0,
                        listed(columns, random));
        List<Event> events = events(values, world);
        List<List<String>> rows = rows(columns, events);
        return new FamilyFile(
                unnamed ? List.of() : names, held(columns, rows), rows, events, world.home());
    }

    /** Without a direction, a caller or whoever is called may be the same in every row. */
    private static World.Listed listed(List<FamilyColumn> columns, Random random) {
        List<String> fields = columns.stream().map(FamilyColumn::field).toList();
        boolean oneWay = fields.contains("from") && !fields.contains("direction");
        int which = oneWay ? random.nextInt(6) : 0;
        if (!fields.contains("to") && !fields.contains("other_party")) {
            return World.Listed.SESSIONS;
        }
        return which == 5
                ? World.Listed.INCOMING
                : which >= 3 ? World.Listed.OUTGOING : World.Listed.ALL;
    }

    /** A column without a value says nothing of any event. */
    private static List<String> held(List<FamilyColumn> columns, List<List<String>> rows) {
        List<String> held = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            boolean empty = rows.stream().allMatch(row -> Style.NOTHING.contains(row.get(column)));
            held.add(empty ? FamilyColumn.EXTRA : columns.get(i).field());
        }
        return held;
    }

    private static List<List<String>> rows(List<FamilyColumn> columns, List<Event> events) {
        List<List<String>> rows = new ArrayList<>();
        for (Event event : events) {
            rows.add(columns.stream().map(column -> column.values().apply(event)).toList());
        }
        return rows;
    }

    private static List<Event> events(Random random, World world) {
        List<Event> events = new ArrayList<>();
        int count = 6 + random.nextInt(90);
        LocalDateTime time =
                LocalDateTime.of(
                        2026,
                        1 + random.nextInt(12),
                        1 + random.nextInt(20),
                        random.nextInt(24),
                        random.nextInt(60));
        int pace = 1 + random.nextInt(60_000);
        for (int i = 0; i < count; i++) {
            time = time.plusSeconds(1 + random.nextInt(pace));
            events.add(Event.next(i, time, random, world));
        }
        return events;
    }

    static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
