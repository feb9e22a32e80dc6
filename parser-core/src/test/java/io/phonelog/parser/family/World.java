package io.phonelog.parser.family;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Random;

/**
 * Whose events a file holds.
 *
 * @param subscribers how many own numbers there are
 * @param contacts how many others
 * @param country how numbers are written: one of {@link #COUNTRIES}
 * @param extensions whether own numbers are those of a switchboard
 * @param listed which events are in the file
 */
record World(
        int subscribers,
        int contacts,
        Mix mix,
        Network network,
        int country,
        int notation,
        boolean extensions,
        Listed listed) {
    enum Listed {
        SESSIONS,
        ALL,
        OUTGOING,
        INCOMING
    }

    /**
     * What happens.
     *
     * @param calls the share of calls among the events
     * @param data the share of data sessions among the rest
     * @param answered of the calls
     * @param talk the logarithm of the seconds of the longest
     */
    record Mix(double calls, double data, double answered, double talk) {
        private static final Mix SESSIONS = new Mix(0, 1, 1, 8);

        static Mix some(Random random) {
            return new Mix(
                    random.nextDouble() < 0.4 ? 1 : 0.55,
                    random.nextDouble() < 0.7 ? 0 : 0.5,
                    random.nextDouble() < 0.25 ? 1 : 0.75,
                    5.5 + random.nextInt(4));
        }
    }

    /**
     * Over what it goes.
     *
     * @param cells how many there are
     * @param wide whether they are all over the country, and not in one town
     * @param devices how many telephones
     * @param salt of what devices are numbered by
     */
    record Network(int cells, boolean wide, int devices, int salt) {
        static Network some(Random random) {
            return new Network(
                    1 + random.nextInt(random.nextBoolean() ? 8 : 60),
                    random.nextInt(5) == 0,
                    1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 3),
                    random.nextInt(100_000));
        }
    }

    private static final List<Country> COUNTRIES =
            List.of(
                    new Country("US", "310", "1", "", "20855501", 2, 43.61, -116.2),
                    new Country("GB", "234", "44", "0", "7700900", 3, 51.5, -0.12),
                    new Country("DE", "262", "49", "0", "15123456", 3, 48.13, 11.57),
                    new Country("FR", "208", "33", "0", "6399800", 2, 45.75, 4.85),
                    new Country("IN", "404", "91", "0", "9999900", 3, 22.39, 88.43),
                    new Country("ES", "214", "34", "", "6000000", 2, 40.41, -3.7),
                    new Country("IT", "222", "39", "", "3330000", 3, 41.89, 12.48),
                    new Country("RU", "250", "7", "8", "9000000", 3, 55.75, 37.61),
                    new Country("TR", "286", "90", "0", "5000000", 3, 41.01, 28.95),
                    new Country("PL", "260", "48", "", "5000000", 2, 52.22, 21.01),
                    new Country("BR", "724", "55", "", "1199999", 4, -23.55, -46.63),
                    new Country("NL", "204", "31", "0", "612345", 3, 52.37, 4.89));

    /**
     * Where numbers are from.
     *
     * @param region ISO 3166
     * @param mobile code of its networks
     * @param trunk figures before a national number
     * @param beginning of numbers that are reserved for fiction
     * @param digits how many follow it
     * @param north of one of its towns, in degrees
     * @param east likewise
     */
    record Country(
            String region,
            String mobile,
            String code,
            String trunk,
            String beginning,
            int digits,
            double north,
            double east) {

        /** The international form of a number that {@link #number} wrote; null for an extension. */
        @Nullable String e164(String written) {
            String figures = written.replaceAll("\\D", "");
            int at = figures.lastIndexOf(beginning);
            return at < 0 ? null : '+' + code + figures.substring(at);
        }
    }

    static World some(Random random, boolean switchboard, Listed listed) {
        return new World(
                random.nextDouble() < 0.5 ? 1 : 1 + random.nextInt(12),
                random.nextInt(3) == 0 ? 3 + random.nextInt(9) : 40,
                listed == Listed.SESSIONS ? Mix.SESSIONS : Mix.some(random),
                Network.some(random),
                random.nextInt(COUNTRIES.size()),
                random.nextInt(6),
                switchboard,
                listed);
    }

    Event.Device device(Random random) {
        int which = network.salt + random.nextInt(network.devices) * 37;
        String type = List.of("35693803", "86012304", "01388400", "99000112").get(which % 4);
        return new Event.Device(
                type + "%07d".formatted(which * 11 % 10_000_000),
                home().mobile
                        + "%02d%010d"
                                .formatted(network.salt % 60, 1_203_001L * which % 10_000_000_000L),
                "8991%015d".formatted(7_304_901L * which));
    }

    String number(int which, boolean own) {
        if (own && extensions) {
            return Integer.toString(List.of(101, 201, 2001, 41_000).get(notation % 4) + which);
        }
        Country home = home();
        int place = (which * 37 + (own ? 7 : 11)) % (int) Math.pow(10, home.digits);
        String national = home.beginning + String.format("%0" + home.digits + "d", place);
        return switch (notation) {
            case 0 -> "+" + home.code + national;
            case 1 -> home.code + national;
            case 2 -> "00" + home.code + national;
            case 3 -> home.trunk + national.substring(0, 3) + " " + national.substring(3);
            case 4 ->
                    home.trunk
                            + national.substring(0, 3)
                            + "-"
                            + national.substring(3, 6)
                            + "-"
                            + national.substring(6);
            default -> home.trunk + national;
        };
    }

    /** A cell's, within a town or across the country. */
    Event.Site site(int cell) {
        double apart = (network.wide ? 8.31 : 0.19) / network.cells;
        return new Event.Site(
                rounded(home().north + cell * apart), rounded(home().east + cell * apart * 1.7));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 100_000) / 100_000.0;
    }

    Country home() {
        return COUNTRIES.get(country);
    }
}
