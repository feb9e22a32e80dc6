package io.phonelog.parser.family;

import io.phonelog.parser.family.Event.Site;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How one family writes where cells stand. */
final class PlaceStyle {
    private static final List<String> TOGETHER =
            List.of(
                    "%s/%s",
                    "%s, %s",
                    "%s,%s",
                    "%s;%s",
                    "%s %s",
                    "Lake St 5; Lat-%s; Long-%s",
                    "Lat: %s, Lon: %s");

    private final int notation;
    private final int decimals;
    private final String together;
    private final boolean eastFirst;

    PlaceStyle(Random random) {
        this.notation = random.nextInt(12);
        this.decimals = 4 + random.nextInt(5);
        this.together = TOGETHER.get(random.nextInt(TOGETHER.size()));
        this.eastFirst = random.nextInt(8) == 0;
    }

    String latitude(Site site) {
        return written(site.north(), "N", "S");
    }

    String longitude(Site site) {
        return written(site.east(), "E", "W");
    }

    private String written(double degrees, String positive, String negative) {
        String size = plain(Math.abs(degrees));
        String letter = degrees < 0 ? negative : positive;
        return switch (notation) {
            case 0 -> plain(degrees).replace('.', ',');
            case 1 -> size + ' ' + letter;
            case 2 -> letter + size;
            case 3 -> inMinutes(Math.abs(degrees)) + letter;
            case 4 -> String.format(Locale.ROOT, "%.3f", degrees);
            case 5 -> size + "° " + letter;
            default -> plain(degrees);
        };
    }

    private String plain(double degrees) {
        return String.format(Locale.ROOT, "%." + decimals + "f", degrees);
    }

    private static String inMinutes(double degrees) {
        long tenths = Math.round(degrees * 36_000);
        return String.format(
                Locale.ROOT,
                "%d°%02d'%02d.%d\"",
                tenths / 36_000,
                tenths / 600 % 60,
                tenths / 10 % 60,
                tenths % 10);
    }

    /** Both in one. */
    String position(Site site) {
        boolean named = together.indexOf('L') >= 0;
        String north = plain(site.north());
        String east = plain(site.east());
        return eastFirst && !named
                ? together.formatted(east, north)
                : together.formatted(north, east);
    }
}
