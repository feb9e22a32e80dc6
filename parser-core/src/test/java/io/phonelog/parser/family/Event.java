package io.phonelog.parser.family;

import java.time.LocalDateTime;
import java.util.Random;

/** Something that happened in a made-up world; its parts agree with each other. */
record Event(
        int row,
        LocalDateTime start,
        String own,
        String other,
        boolean incoming,
        Kind kind,
        Ending ending,
        int ring,
        int talk,
        int cell,
        Device device,
        Site first,
        Site last) {
    enum Kind {
        CALL,
        SMS,
        DATA
    }

    enum Ending {
        ANSWERED,
        MISSED,
        BUSY,
        FAILED
    }

    /**
     * Where a cell stands.
     *
     * @param north degrees, to a hundred-thousandth
     * @param east likewise
     */
    record Site(double north, double east) {}

    /** With what somebody telephones. */
    record Device(String imei, String imsi, String iccid) {}

    /** The next thing that happens to one of some subscribers. */
    static Event next(int row, LocalDateTime start, Random random, World world) {
        World.Mix mix = world.mix();
        boolean call = random.nextDouble() < mix.calls();
        Kind kind = call ? Kind.CALL : random.nextDouble() < mix.data() ? Kind.DATA : Kind.SMS;
        double luck = random.nextDouble();
        Ending ending =
                !call || luck < mix.answered()
                        ? Ending.ANSWERED
                        : luck < 0.9 ? Ending.MISSED : luck < 0.96 ? Ending.BUSY : Ending.FAILED;
        boolean talked = call && ending == Ending.ANSWERED;
        int cell = random.nextInt(world.network().cells());
        boolean incoming = random.nextBoolean();
        return new Event(
                row,
                start,
                world.number(random.nextInt(world.subscribers()), true),
                world.number(random.nextInt(world.contacts()), false),
                world.listed() == World.Listed.INCOMING
                        || incoming && world.listed() != World.Listed.OUTGOING,
                kind,
                ending,
                call ? random.nextInt(2, 30) : 0,
                talked || kind == Kind.DATA
                        ? (int) Math.exp(random.nextDouble() * (mix.talk() - 1.2) + 1.2)
                        : 0,
                cell,
                world.device(random),
                world.site(cell),
                world.site(cell + row % 2));
    }

    String from() {
        return incoming ? other : own;
    }

    String to() {
        return incoming ? own : other;
    }

    boolean answered() {
        return kind == Kind.CALL && ending == Ending.ANSWERED;
    }

    LocalDateTime answer() {
        return start.plusSeconds(ring);
    }

    LocalDateTime end() {
        return start.plusSeconds((long) ring + talk);
    }
}
