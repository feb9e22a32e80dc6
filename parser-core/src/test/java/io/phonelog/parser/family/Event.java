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
        int device) {
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

    private static final int CONTACTS = 40;

    /** The next thing that happens to one of some subscribers. */
    static Event next(int row, LocalDateTime start, Random random, World world) {
        boolean call = random.nextDouble() < world.calls();
        Kind kind = call ? Kind.CALL : random.nextDouble() < world.data() ? Kind.DATA : Kind.SMS;
        double luck = random.nextDouble();
        Ending ending =
                !call || luck < 0.75
                        ? Ending.ANSWERED
                        : luck < 0.9 ? Ending.MISSED : luck < 0.96 ? Ending.BUSY : Ending.FAILED;
        int ring = call ? random.nextInt(2, 30) : 0;
        boolean talked = call && ending == Ending.ANSWERED;
        int talk = talked ? (int) Math.exp(random.nextDouble() * 6 + 1.2) : 0;
        return new Event(
                row,
                start,
                world.number(random.nextInt(world.subscribers()), true),
                world.number(random.nextInt(CONTACTS), false),
                random.nextBoolean() && !world.outgoing(),
                kind,
                ending,
                ring,
                talk,
                random.nextInt(12),
                random.nextInt(3));
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
