package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.MALFORMED_FORM;

import io.phonelog.platform.problem.Problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code multipart/form-data} (RFC 7578) as it comes, in pieces of any size, and holds back
 * no more than a delimiter's length of a part's content.
 *
 * <pre>
 *   preamble ──delimiter──► after delimiter ──CRLF──► headers ──empty line──► content ──┐
 *                              ▲  └──"--"──► end                                        │
 *                              └───────────────────────delimiter────────────────────────┘
 * </pre>
 */
final class MultipartParser {
    /** Headers of one part, in bytes. */
    private static final int LONGEST_HEADERS = 8 << 10;

    private static final int MOST_PARTS = 100;
    private static final int LONGEST_BOUNDARY = 70;
    private static final byte[] LINE_END = {'\r', '\n'};

    private enum State {
        PREAMBLE,
        AFTER_DELIMITER,
        HEADERS,
        CONTENT,
        END
    }

    private final byte[] delimiter;
    private final int[] skip;
    private State state = State.PREAMBLE;
    private int parts;

    /** What came but could not be understood without what follows. */
    private ByteBuffer rest;

    /**
     * @param boundary as the Content-Type names it
     */
    MultipartParser(String boundary) {
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw MALFORMED_FORM.because("The boundary must have 1 to 70 characters.");
        }
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        skip = FormSearch.skips(delimiter);
        // The first delimiter has no line end before it: here it gets one.
        rest = ByteBuffer.wrap(LINE_END);
    }

    /**
     * Takes the next bytes.
     *
     * @return what they tell, in order; contents share memory with {@code bytes}
     */
    List<FormEvent> feed(ByteBuffer bytes) {
        ByteBuffer input = joined(rest, bytes);
        List<FormEvent> events = new ArrayList<>();
        boolean more = true;
        while (more && input.hasRemaining()) {
            more =
                    switch (state) {
                        case PREAMBLE -> skipPreamble(input);
                        case AFTER_DELIMITER -> readDelimiterEnd(input);
                        case HEADERS -> readHeaders(input, events);
                        case CONTENT -> readContent(input, events);
                        case END -> skipAll(input);
                    };
        }
        rest = input.hasRemaining() ? copied(input) : ByteBuffer.allocate(0);
        return events;
    }

    /** Whether the closing delimiter has been read. */
    boolean ended() {
        return state == State.END;
    }

    private boolean skipPreamble(ByteBuffer input) {
        int found = FormSearch.find(delimiter, skip, input);
        if (found < 0) {
            input.position(input.limit() - FormSearch.startedAtEnd(delimiter, input));
            return false;
        }
        input.position(found + delimiter.length);
        state = State.AFTER_DELIMITER;
        return true;
    }

    private boolean readDelimiterEnd(ByteBuffer input) {
        // Blanks may pad the line (RFC 2046).
        while (input.hasRemaining() && isBlank(input.get(input.position()))) {
            input.get();
        }
        if (input.remaining() < 2) {
            return false;
        }
        byte first = input.get();
        byte second = input.get();
        if (first == '-' && second == '-') {
            state = State.END;
        } else if (first == '\r' && second == '\n') {
            if (++parts > MOST_PARTS) {
                throw MALFORMED_FORM.because("A form may have at most 100 parts.");
            }
            state = State.HEADERS;
        } else {
            throw malformed("a boundary is followed by something else than a line end");
        }
        return true;
    }

    private boolean readHeaders(ByteBuffer input, List<FormEvent> events) {
        int end = PartHeaders.endIn(input);
        if (end - input.position() > LONGEST_HEADERS
                || (end < 0 && input.remaining() > LONGEST_HEADERS)) {
            throw malformed("the headers of a part are longer than 8 KiB");
        }
        if (end < 0) {
            return false;
        }
        byte[] headers = new byte[end - input.position()];
        input.get(headers);
        events.add(PartHeaders.parse(new String(headers, StandardCharsets.UTF_8)));
        state = State.CONTENT;
        return true;
    }

    private boolean readContent(ByteBuffer input, List<FormEvent> events) {
        int found = FormSearch.find(delimiter, skip, input);
        int end = found >= 0 ? found : input.limit() - FormSearch.startedAtEnd(delimiter, input);
        if (end > input.position()) {
            events.add(
                    new FormEvent.Content(input.slice(input.position(), end - input.position())));
        }
        input.position(end);
        if (found < 0) {
            return false;
        }
        events.add(new FormEvent.PartEnded());
        input.position(found + delimiter.length);
        state = State.AFTER_DELIMITER;
        return true;
    }

    private static boolean skipAll(ByteBuffer input) {
        input.position(input.limit());
        return false;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    private static ByteBuffer joined(ByteBuffer before, ByteBuffer after) {
        if (!before.hasRemaining()) {
            return after.duplicate();
        }
        return ByteBuffer.allocate(before.remaining() + after.remaining())
                .put(before)
                .put(after.duplicate())
                .flip();
    }

    private static ByteBuffer copied(ByteBuffer input) {
        return ByteBuffer.allocate(input.remaining()).put(input).flip();
    }

    private static Problem malformed(String what) {
        return MALFORMED_FORM.because("The form is broken: " + what + ".");
    }
}
