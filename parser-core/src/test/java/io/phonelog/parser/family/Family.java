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
                        language.equals("en") && random.nextInt(5) == 0,
                        mayBeOutgoing(columns));
        List<Event> events = events(values, world);
        return new FamilyFile(
                unnamed ? List.of() : names,
                columns.stream().map(FamilyColumn::field).toList(),
                rows(columns, events),
                events,
                world.home());
    }

    /** Without a direction, a caller may be the same in every row. */
    private static boolean mayBeOutgoing(List<FamilyColumn> columns) {
        List<String> fields = columns.stream().map(FamilyColumn::field).toList();
        return fields.contains("from") && !fields.contains("direction");
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
