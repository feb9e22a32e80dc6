package io.phonelog.upload.scan;

import io.phonelog.upload.UploadProblem;

/** How much of a file's contents is unpacked at most, at all depths together. */
final class UnpackBudget {
    /** A small archive may unpack to so many bytes whatever its ratio. */
    private static final long FREE = 64L << 20;

    private final long bytes;
    private final int members;
    private final int depth;

    private long spent;
    private int seen;

    /**
     * @param packed size of the file in bytes
     */
    UnpackBudget(long packed, ScanConfig.Unpacking limits) {
        // A ratio of a large file may be beyond what a long holds.
        double byRatio = (double) packed * limits.ratio();
        this.bytes = Math.min(limits.size().asLongValue(), Math.max(FREE, (long) byRatio));
        this.members = limits.members();
        this.depth = limits.depth();
    }

    void enter(int level) throws Refusal {
        if (level > depth) {
            throw bomb("Archives are in it more than %d deep".formatted(depth));
        }
    }

    void member() throws Refusal {
        if (++seen > members) {
            throw bomb("More than %d files are in it".formatted(members));
        }
    }

    void spend(long count) throws Refusal {
        spent += count;
        if (spent > bytes) {
            throw bomb("It unpacks to more than %d bytes".formatted(bytes));
        }
    }

    private static Refusal bomb(String what) {
        return new Refusal(
                UploadProblem.ARCHIVE_BOMB, what + ". Unpack it and send the files one by one.");
    }
}
