package io.phonelog.upload.clamd;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/**
 * Bytes of any number on their way to clamd, in windows one after another, when their number is
 * known only at their end. Keeps one overlap in memory.
 */
public final class WindowedStream implements Closeable {
    private final Clamd clamd;
    private final WindowSize size;
    private final byte[] overlap;

    private @Nullable ClamdStream window;
    private long inWindow;
    private Reply sum = Reply.CLEAN;

    public WindowedStream(Clamd clamd, WindowSize size) {
        this.clamd = clamd;
        this.size = size;
        this.overlap = new byte[size.overlap()];
    }

    /**
     * @throws MalwareFound when a window has ended and is infected
     */
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            ClamdStream open = open();
            int part = (int) Math.min(count - done, size.length() - inWindow);
            open.write(bytes, offset + done, part);
            remember(bytes, offset + done, part);
            inWindow += part;
            done += part;
        }
    }

    /**
     * The verdict on all of it.
     *
     * @throws MalwareFound when it is infected
     */
    public Reply end() throws IOException {
        endWindow();
        return sum;
    }

    @Override
    public void close() throws IOException {
        if (window != null) {
            window.close();
        }
    }

    private ClamdStream open() throws IOException {
        ClamdStream open = window;
        if (open != null && inWindow < size.length()) {
            return open;
        }
        boolean first = open == null;
        endWindow();
        ClamdStream next = clamd.stream();
        window = next;
        if (!first) {
            next.write(overlap, 0, overlap.length);
        }
        inWindow = first ? 0 : overlap.length;
        return next;
    }

    private void endWindow() throws IOException {
        ClamdStream open = window;
        if (open != null) {
            try (open) {
                sum = open.end() == Reply.INCOMPLETE ? Reply.INCOMPLETE : sum;
            }
            window = null;
        }
    }

    /** Where a window is beyond its step, the next one begins. */
    private void remember(byte[] bytes, int offset, int count) {
        long from = Math.max(inWindow, size.step());
        long end = inWindow + count;
        if (from < end) {
            System.arraycopy(
                    bytes,
                    offset + (int) (from - inWindow),
                    overlap,
                    (int) (from - size.step()),
                    (int) (end - from));
        }
    }
}
