package io.phonelog.parser.ber;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An element of BER (ITU-T X.690) in a buffer.
 *
 * @param context whether its tag is of the class "context-specific"
 * @param from its value's first byte
 * @param to the first byte after its value
 * @param end the first byte after all of it
 * @param inner the elements that it is made of; empty when it is primitive
 */
record BerElement(boolean context, int tag, int from, int to, int end, List<BerElement> inner) {
    private static final int MAX_DEPTH = 16;
    private static final int CONTEXT = 0x80;
    private static final int CLASS = 0xC0;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int INDEFINITE = 0x80;

    /** Where a value lies, before it is looked into. */
    private record Head(int first, int tag, int from, int to) {
        boolean isConstructed() {
            return (first & CONSTRUCTED) != 0;
        }

        boolean isIndefinite() {
            return to < 0;
        }

        boolean isEnd() {
            return first == 0 && from == to;
        }
    }

    /** The element at a place; null when there is none, or not all of it. */
    static @Nullable BerElement at(byte[] bytes, int at, int limit) {
        return read(bytes, at, limit, 0);
    }

    /**
     * Where the element at a place ends by its own account, whatever is in it; -1 when it does not
     * say.
     */
    static int endOf(byte[] bytes, int at, int limit) {
        Head head = head(bytes, at, limit);
        return head == null || head.isIndefinite() ? -1 : head.to();
    }

    private static @Nullable BerElement read(byte[] bytes, int at, int limit, int depth) {
        Head head = depth > MAX_DEPTH ? null : head(bytes, at, limit);
        if (head == null || head.isIndefinite() && !head.isConstructed()) {
            return null;
        }
        boolean context = (head.first() & CLASS) == CONTEXT;
        if (!head.isConstructed()) {
            return new BerElement(
                    context, head.tag(), head.from(), head.to(), head.to(), List.of());
        }
        int most = head.isIndefinite() ? limit : head.to();
        List<BerElement> inner = new ArrayList<>();
        int next = head.from();
        while (next < most) {
            Head ending = head.isIndefinite() ? head(bytes, next, most) : null;
            if (ending != null && ending.isEnd()) {
                return new BerElement(context, head.tag(), head.from(), next, next + 2, inner);
            }
            BerElement element = read(bytes, next, most, depth + 1);
            if (element == null) {
                return null;
            }
            inner.add(element);
            next = element.end();
        }
        return head.isIndefinite()
                ? null
                : new BerElement(context, head.tag(), head.from(), next, next, inner);
    }

    private static @Nullable Head head(byte[] bytes, int at, int limit) {
        if (at + 2 > limit) {
            return null;
        }
        int first = bytes[at] & 0xFF;
        int tag = first & LONG_TAG;
        int next = at + 1;
        if (tag == LONG_TAG) {
            tag = 0;
            int part;
            do {
                if (next + 1 >= limit || next - at > 3) {
                    return null;
                }
                part = bytes[next++] & 0xFF;
                tag = tag << 7 | part & 0x7F;
            } while ((part & 0x80) != 0);
        }
        return length(bytes, next, limit, first, tag);
    }

    private static @Nullable Head length(byte[] bytes, int at, int limit, int first, int tag) {
        int length = bytes[at] & 0xFF;
        int from = at + 1;
        if (length == INDEFINITE) {
            return new Head(first, tag, from, -1);
        }
        if (length > INDEFINITE) {
            int octets = length & 0x7F;
            if (octets > 3 || from + octets > limit) {
                return null;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[from + i] & 0xFF;
            }
            from += octets;
        }
        return length > limit - from ? null : new Head(first, tag, from, from + length);
    }

    /** The inner element of a tag; null when there is none. */
    @Nullable BerElement inner(int wanted) {
        for (BerElement element : inner) {
            if (element.tag == wanted) {
                return element;
            }
        }
        return null;
    }

    int size() {
        return to - from;
    }
}
