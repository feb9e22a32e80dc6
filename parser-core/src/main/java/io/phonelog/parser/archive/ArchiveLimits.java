package io.phonelog.parser.archive;

/**
 * How much an archive may unpack to. A file of phone records shrinks to a tenth, seldom to a
 * fiftieth; what shrinks to less than a {@code ratio}th was made to exhaust whoever unpacks it.
 *
 * @param ratio bytes that may come of each byte of the file
 * @param free bytes that may come of any file, however small
 * @param most bytes that may come of any file, however large
 * @param depth how many archives may lie in each other
 */
public record ArchiveLimits(int ratio, long free, long most, int depth) {
    public static final ArchiveLimits USUAL = new ArchiveLimits(250, 64L << 20, 64L << 30, 3);

    public long of(long packed) {
        return Math.min(most, Math.max(free, packed > most / ratio ? most : packed * ratio));
    }
}
