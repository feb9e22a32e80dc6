package io.phonelog.parser.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Decides which columns a system writes, in which order, and how they are called. */
final class ColumnPicker {
    private static final List<String> STREETS =
            List.of(
                    "%d Hill Road",
                    "%d Lake St", "Bahnhofstr. %d", "Sector %d", "Calle Mayor %d", "Via Roma %d");
    private static final List<String> TOWNS =
            List.of(
                    "Boise, ID",
                    "Salem",
                    "Ulm",
                    "Kolkata",
                    "89073 Ulm",
                    "Madrid",
                    "Boise, ID 83702");

    private final Random random;
    private final String language;
    private final boolean measured;
    private final boolean unnamed;
    private final int cities;
    private final Style style;
    private final List<FamilyColumn> columns = new ArrayList<>();

    ColumnPicker(Random random, String language, boolean measured, boolean unnamed) {
        this.unnamed = unnamed;
        this.random = random;
        this.language = language;
        this.measured = measured;
        this.cities = random.nextInt(50);
        this.style = new Style(random, random.nextInt(6) == 0);
    }

    List<FamilyColumn> pick() {
        if (!unnamed && chance(0.05)) {
            return sessions();
        }
        boolean partiesFirst = random.nextInt(3) == 0;
        boolean moments = random.nextBoolean();
        if (partiesFirst) {
            parties();
        }
        times(moments);
        if (!partiesFirst) {
            parties();
        }
        lengths();
        rest();
        if (random.nextInt(4) == 0) {
            Collections.shuffle(columns, random);
        }
        extras();
        return columns;
    }

    /** What one subscriber transferred, with nobody at the other end. */
    private List<FamilyColumn> sessions() {
        add("subject", Event::own);
        add("start", e -> style.moment(e.start()));
        if (chance(0.5)) {
            add("end", e -> style.moment(e.end()));
        }
        if (chance(0.6)) {
            add("duration", e -> style.duration(e.talk()));
        }
        bytes();
        if (chance(0.6)) {
            cells();
        }
        devices();
        extras();
        return columns;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private void add(String field, Function<Event, String> values) {
        named(field, field, values);
    }

    private void named(String field, String pool, Function<Event, String> values) {
        String name = Names.of(language, pool, measured, random);
        boolean again = columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
        columns.add(new FamilyColumn(field, again ? name + " 2" : name, values));
    }

    private void times(boolean moments) {
        if (moments) {
            add("start", e -> style.moment(e.start()));
            if (chance(0.3)) {
                add("answer", e -> e.answered() ? style.moment(e.answer()) : style.none());
            }
            if (chance(0.35)) {
                add("end", e -> style.moment(e.end()));
            }
        } else {
            add("start_date", e -> style.date(e.start()));
            if (chance(0.95)) {
                add("start_time", e -> style.clock(e.start()));
            }
        }
        if (chance(0.06)) {
            add("utc_offset", e -> "+05:30");
        } else if (chance(0.04)) {
            add("zone", e -> "Europe/Berlin");
        }
    }

    private void parties() {
        int roles = random.nextInt(unnamed ? 9 : 11);
        if (roles < 5) {
            add("from", Event::from);
            if (chance(0.2)) {
                add("from_name", e -> person(e.from()));
            }
            add("to", Event::to);
            if (chance(0.15)) {
                add("to_name", e -> person(e.to()));
            }
            direction(0.3);
        } else if (roles < 8) {
            boolean asCaller = chance(0.25);
            named("subject", asCaller ? "from" : "subject", Event::own);
            direction(1);
            named("other_party", asCaller || chance(0.2) ? "to" : "other_party", Event::other);
        } else if (roles < 9) {
            direction(1);
            add("other_party", Event::other);
            if (chance(0.4)) {
                add("other_name", e -> person(e.other()));
            }
        } else if (chance(0.4)) {
            add("subject", Event::own);
            named("to", "to", Event::other);
        } else {
            add("subject", Event::own);
            add("from", Event::from);
            add("to", Event::to);
            direction(0.6);
        }
        if (chance(0.12)) {
            String before = chance(0.5) ? "9" : "";
            add("dialled", e -> e.incoming() ? style.none() : before + e.other());
        }
        if (chance(0.12)) {
            add("forwarded_to", e -> e.row() % 7 == 0 ? e.other() : style.none());
        }
    }

    private void direction(double share) {
        if (!chance(share)) {
            return;
        }
        int at = chance(0.5) ? columns.size() : Math.max(0, columns.size() - 1);
        String name = Names.of(language, "direction", measured, random);
        if (share == 1 && chance(0.25)) {
            columns.add(
                    at,
                    new FamilyColumn(
                            "type",
                            Names.of(language, "type", measured, random),
                            style::typeAndDirection));
        } else {
            columns.add(at, new FamilyColumn("direction", name, style::direction));
        }
    }

    private void lengths() {
        if (chance(0.92)) {
            if (chance(0.15)) {
                named("duration", "duration_minutes", e -> style.minutes(e.talk()));
            } else {
                add("duration", e -> style.duration(e.talk()));
            }
            if (chance(0.15)) {
                add("billed", e -> style.duration((e.talk() + 59) / 60 * 60));
            }
            if (chance(0.15)) {
                add("ring", e -> style.duration(e.ring()));
            }
        }
        boolean typed = columns.stream().anyMatch(c -> c.field().equals("type"));
        if (!typed && chance(0.5)) {
            add("type", style::type);
        }
        if (chance(0.35)) {
            add("outcome", style::ending);
        }
        if (chance(0.12)) {
            add("cause", e -> Integer.toString(new int[] {16, 19, 17, 41}[e.ending().ordinal()]));
        }
    }

    private void rest() {
        if (chance(0.35)) {
            add("cost", style::cost);
            if (chance(0.35)) {
                add("currency", e -> "EUR");
            }
        }
        if (chance(0.1)) {
            bytes();
        }
        if (chance(0.08)) {
            add(
                    "message_count",
                    e -> Integer.toString(e.kind() == Event.Kind.SMS ? 1 + e.row() % 3 : 0));
        }
        if (chance(0.35)) {
            cells();
        }
        devices();
        if (chance(0.1)) {
            add("roaming", e -> e.row() % 5 == 0 ? "DE-Blue Mobile" : "Home");
        }
        if (chance(0.25)) {
            boolean stamp = chance(0.5);
            int base = random.nextInt(90_000);
            add(
                    "call_group",
                    e ->
                            stamp
                                    ? "17729%05d.%d".formatted(base + e.row() / 2, e.row() / 2)
                                    : "%08x-%04d".formatted(base * 7919 + e.row() / 2, e.row()));
            if (chance(0.2)) {
                add("leg", e -> Integer.toString(1 + e.row() % 2));
                add("leg_count", e -> "2");
            }
        }
    }

    private void bytes() {
        int unit = random.nextInt(3) == 0 ? 1 : 1013;
        add("bytes_up", e -> Long.toString(isData(e) ? (e.talk() * 911L + e.row()) * unit : 0));
        add("bytes_down", e -> Long.toString(isData(e) ? (e.row() * 90_211L + 77) * unit : 0));
    }

    private static boolean isData(Event event) {
        return event.kind() == Event.Kind.DATA;
    }

    private void devices() {
        boolean both = chance(0.2);
        if (both || chance(0.07)) {
            add("imei", e -> e.device().imei());
        }
        if (both || chance(0.07)) {
            add("imsi", e -> e.device().imsi());
        }
        if (chance(0.06)) {
            add("iccid", e -> e.device().iccid());
        }
    }

    private void cells() {
        boolean last = chance(0.5);
        double where = random.nextDouble();
        if (where > 0.15) {
            add("first_cell", e -> style.cell(e.cell()));
        }
        if (where < 0.45) {
            degrees("first_cell", last, Event::first);
        } else if (where < 0.75) {
            position("first_cell_position", Event::first);
        }
        if (chance(0.3)) {
            add("first_cell_address", e -> address(e.cell()));
        }
        if (last) {
            if (where > 0.15) {
                add("last_cell", e -> style.cell(e.cell() + e.row() % 2));
            }
            if (where < 0.45 && (where < 0.15 || chance(0.6))) {
                degrees("last_cell", true, Event::last);
            } else if (where < 0.75 && chance(0.5)) {
                position("last_cell_position", Event::last);
            }
            if (chance(0.2)) {
                add("last_cell_address", e -> address(e.cell() + e.row() % 2));
            }
        }
    }

    private String address(int cell) {
        String street = STREETS.get((cell + cities) % STREETS.size()).formatted(1 + cell * 7);
        return cities % 4 == 0
                ? street
                : street + ", " + TOWNS.get((cell / 5 + cities) % TOWNS.size());
    }

    private void position(String field, Function<Event, Event.Site> site) {
        add(field, e -> isPlaced(e) ? style.places().position(site.apply(e)) : style.none());
    }

    private void degrees(String cell, boolean both, Function<Event, Event.Site> site) {
        PlaceStyle places = style.places();
        boolean named = both && !unnamed;
        named(
                cell + "_latitude",
                named ? cell + "_latitude" : "latitude",
                e -> isPlaced(e) ? places.latitude(site.apply(e)) : style.none());
        named(
                cell + "_longitude",
                named ? cell + "_longitude" : "longitude",
                e -> isPlaced(e) ? places.longitude(site.apply(e)) : style.none());
    }

    /** Of data some systems do not know where it went. */
    private static boolean isPlaced(Event event) {
        return event.kind() != Event.Kind.DATA || event.row() % 2 == 0;
    }

    private void extras() {
        int count = chance(0.3) ? 0 : random.nextInt(7);
        for (int i = 0; i < count; i++) {
            Map<String, Object> kind = Family.any(random, Names.extras());
            @SuppressWarnings("unchecked")
            List<String> pool = (List<String>) kind.getOrDefault("names", List.of("Extra"));
            String name = Names.one(pool, measured, random);
            if (columns.stream().noneMatch(c -> c.name().equalsIgnoreCase(name))) {
                boolean counting = kind.containsKey("counting");
                int at = counting ? 0 : random.nextInt(columns.size() + 1);
                columns.add(at, new FamilyColumn(FamilyColumn.EXTRA, name, values(kind)));
            }
        }
    }

    private Function<Event, String> values(Map<String, Object> kind) {
        if (kind.containsKey("counting")) {
            int first = random.nextInt(5);
            return e -> Integer.toString(e.row() + first);
        }
        String form = String.valueOf(kind.get("value"));
        if (kind.containsKey("one")) {
            String one = filled(form, random);
            return e -> one;
        }
        Random own = new Random(random.nextLong());
        return e -> filled(form, own);
    }

    private static String filled(String form, Random random) {
        String[] choices = form.split("\\|", -1);
        StringBuilder value = new StringBuilder();
        for (char c : choices[random.nextInt(choices.length)].toCharArray()) {
            char written = c == '#' ? (char) ('0' + random.nextInt(10)) : c;
            value.append(c == '@' ? (char) ('a' + random.nextInt(26)) : written);
        }
        return value.toString();
    }

    private static String person(String number) {
        String[] names = {"Ann Hill", "Bob Lake", "Eve Moor", "Jon Dale", "Mia Brook", "Office"};
        return String.format(
                Locale.ROOT, "%s", names[Math.floorMod(number.hashCode(), names.length)]);
    }
}
