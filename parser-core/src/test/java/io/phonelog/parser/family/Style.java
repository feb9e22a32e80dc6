package io.phonelog.parser.family;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How one family writes its values. */
final class Style {
    private static final List<String> DATES =
            List.of(
                    "yyyy-MM-dd",
                    "dd/MM/yyyy",
                    "MM/dd/yyyy",
                    "dd.MM.yyyy",
                    "dd-MMM-yyyy",
                    "yyyyMMdd",
                    "M/d/yyyy",
                    "dd/MM/yy",
                    "yyyy/MM/dd",
                    "dd-MM-yyyy",
                    "d MMM yyyy",
                    "MM/dd/yy",
                    "d.M.yyyy",
                    "MM/dd");
    private static final List<String> CLOCKS =
            List.of("HH:mm:ss", "HH:mm:ss", "HH:mm:ss", "HH:mm", "hh:mm:ss a", "h:mm a", "H:mm:ss");
    private static final List<List<String>> DIRECTIONS =
            List.of(
                    List.of("Incoming", "Outgoing"),
                    List.of("IN", "OUT"),
                    List.of("I", "O"),
                    List.of("inbound", "outbound"),
                    List.of("MT", "MO"),
                    List.of("Received", "Sent"),
                    List.of("eingehend", "ausgehend"),
                    List.of("Entrant", "Sortant"),
                    List.of("Entrante", "Saliente"),
                    List.of("Gelen", "Giden"),
                    List.of("Przychodzące", "Wychodzące"),
                    List.of("Входящий", "Исходящий"),
                    List.of("inkomend", "uitgaand"));
    private static final List<List<String>> TYPES =
            List.of(
                    List.of("Call", "SMS", "Data"),
                    List.of("VOICE", "SMS", "GPRS"),
                    List.of("voice", "text", "data"),
                    List.of("Voice Call", "Text Message", "Internet"),
                    List.of("Anruf", "SMS", "Daten"),
                    List.of("Appel", "SMS", "Données"),
                    List.of("Llamada", "Mensaje", "Datos"),
                    List.of("Звонок", "СМС", "Интернет"));
    private static final List<List<String>> ENDINGS =
            List.of(
                    List.of("ANSWERED", "NO ANSWER", "BUSY", "FAILED"),
                    List.of("Answered", "Missed", "Busy", "Failed"),
                    List.of("Connected", "Unanswered", "User Busy", "Error"),
                    List.of("completed", "no-answer", "busy", "failed"),
                    List.of("angenommen", "verpasst", "besetzt", "fehlgeschlagen"),
                    List.of("Success", "Missed", "Busy", "Failed"));

    /** What stands where there is no value. */
    static final List<String> NOTHING = List.of("", "-", "---", "N/A", "null", "--");

    private final Random random;
    private final DateTimeFormatter date;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter moment;
    private final int counted;
    private final int length;
    private final List<String> directions;
    private final List<String> types;
    private final List<String> endings;
    private final int money;
    private final String none;
    private final int cells;
    private final PlaceStyle places;

    Style(Random random, boolean iso) {
        this.random = random;
        String day = iso ? "yyyy-MM-dd" : of(DATES);
        String time = of(CLOCKS);
        this.date = DateTimeFormatter.ofPattern(day, Locale.ENGLISH);
        this.clock = DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
        boolean t = day.equals("yyyy-MM-dd") && time.equals("HH:mm:ss") && random.nextInt(4) == 0;
        this.moment =
                DateTimeFormatter.ofPattern(
                        t ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : day + " " + time, Locale.ENGLISH);
        this.counted = random.nextInt(12);
        this.length = random.nextInt(8);
        this.directions = of(DIRECTIONS);
        this.types = of(TYPES);
        this.endings = of(ENDINGS);
        this.money = random.nextInt(4);
        this.none = random.nextInt(3) > 0 ? "" : of(NOTHING.subList(1, NOTHING.size()));
        this.cells = random.nextInt(10);
        this.places = new PlaceStyle(random);
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String none() {
        return none;
    }

    String date(LocalDateTime time) {
        return date.format(time);
    }

    String clock(LocalDateTime time) {
        return clock.format(time);
    }

    String moment(LocalDateTime time) {
        return switch (counted) {
            case 0 -> Long.toString(time.toEpochSecond(ZoneOffset.UTC));
            case 1 -> Long.toString(time.toEpochSecond(ZoneOffset.UTC) * 1000 + 123);
            default -> moment.format(time);
        };
    }

    String duration(int seconds) {
        return switch (length) {
            case 0 -> "%d:%02d".formatted(seconds / 60, seconds % 60);
            case 1, 2 ->
                    "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
            case 3 -> "%dm%ds".formatted(seconds / 60, seconds % 60);
            case 4 -> "PT%dS".formatted(seconds);
            default -> Integer.toString(seconds);
        };
    }

    String minutes(int seconds) {
        return length == 0 ? (seconds + 59) / 60 + " Min" : Integer.toString((seconds + 59) / 60);
    }

    String direction(Event event) {
        return directions.get(event.incoming() ? 0 : 1);
    }

    String type(Event event) {
        return types.get(event.kind().ordinal());
    }

    String typeAndDirection(Event event) {
        String kind =
                event.kind() == Event.Kind.CALL
                        ? ""
                        : event.kind() == Event.Kind.SMS ? "SM" : "GPRS";
        boolean in = event.incoming();
        return kind.equals("SM")
                ? (in ? "SMT" : "SMO")
                : kind.isEmpty() ? (in ? "IN" : "OUT") : kind;
    }

    String ending(Event event) {
        return endings.get(event.ending().ordinal());
    }

    String cost(Event event) {
        double amount = event.talk() * 0.0017 + (event.kind() == Event.Kind.SMS ? 0.09 : 0);
        String plain = String.format(Locale.ROOT, money == 1 ? "%.4f" : "%.2f", amount);
        return switch (money) {
            case 2 -> "$" + plain;
            case 3 -> plain.replace('.', ',');
            default -> plain;
        };
    }

    String cell(int which) {
        return switch (cells) {
            case 0 -> "404-10-%d-%d".formatted(1200 + which, 40_000 + which * 131);
            case 1 -> "310/410/%d/%d".formatted(900 + which, 77_000 + which * 17);
            case 2 -> "2620%d%05d%05d".formatted(which % 4, 20_000 + which, 31_000 + which * 7);
            case 3 -> "310-260-%d-%d".formatted(12_012, 30_000 + which * 3);
            case 4 -> Integer.toString(101 + which * 3);
            case 5 -> Integer.toString(30_211 + which * 17);
            case 6 -> "%d-%d".formatted(2210 + which % 3, 41_000 + which * 7);
            case 7 -> "BOI%04d%c".formatted(17 + which * 3, 'A' + which % 3);
            case 8 -> "310260-%09d".formatted(13_110_017L + which * 256);
            default -> "%X".formatted(0x1A2B300 + which * 0x1F);
        };
    }

    PlaceStyle places() {
        return places;
    }
}
