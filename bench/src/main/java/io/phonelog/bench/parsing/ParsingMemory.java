package io.phonelog.bench.parsing;

import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.sample.SampleFile;
import io.phonelog.parser.sample.SampleLayout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * The heap that parsing a file of any length takes. The file is the same rows again and again, made
 * as they are read, so that it needs no disk.
 */
final class ParsingMemory {
    private static final long MEBIBYTE = 1 << 20;
    private static final int ROWS_IN_BLOCK = 20_000;

    private ParsingMemory() {}

    /**
     * @param arguments size of the file in MiB
     */
    public static void main(String[] arguments) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        SampleFile.write(block, SampleLayout.ASTERISK, ROWS_IN_BLOCK, 1, 0);
        FileBytes file = new Repeated(block.toByteArray(), Long.parseLong(arguments[0]) * MEBIBYTE);
        long begun = System.nanoTime();
        long rows = ParsedFile.recognise(file).parseInChunks();
        Alone.tell("rows", rows);
        Alone.tell("seconds", (System.nanoTime() - begun) / 1e9);
        Alone.tell("peak heap MiB", (double) peak() / MEBIBYTE);
    }

    /**
     * The sum of what every part of the heap held at its highest, waste that was not collected yet
     * included.
     */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    /** Whole blocks, as many as fit the size. */
    private record Repeated(byte[] block, long wanted) implements FileBytes {
        @Override
        public long size() {
            return wanted / block.length * block.length;
        }

        @Override
        public InputStream open(long from, long to) {
            return new InputStream() {
                private long at = from;

                @Override
                public int read() {
                    return at == to ? -1 : block[(int) (at++ % block.length)] & 0xFF;
                }

                @Override
                public int read(byte[] into, int start, int most) {
                    if (at == to) {
                        return -1;
                    }
                    int in = (int) (at % block.length);
                    int length = (int) Math.min(Math.min(most, block.length - in), to - at);
                    System.arraycopy(block, in, into, start, length);
                    at += length;
                    return length;
                }
            };
        }
    }
}
