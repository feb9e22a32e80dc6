package io.phonelog.bench.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * How a client follows a stream, byte by byte: the less a client does, the more of them one can be.
 */
interface Live {
    /** What is written when the connection is made. */
    byte[] request(Member member);

    /**
     * Takes what came.
     *
     * @param event hears of each event's id
     */
    void read(Member member, ByteBuffer bytes, BiConsumer<Member, String> event);

    /** By messages on a WebSocket (RFC 6455). */
    record WebSocket(String authority, String key) implements Live {
        private static final int TEXT = 0x81;
        private static final int PING = 0x89;
        private static final int PONG = 0x8A;
        private static final int MASKED = 0x80;
        private static final int SHORT = 126;

        @Override
        public byte[] request(Member member) {
            return """
                    GET /api/v1/ws HTTP/1.1
                    Host: %s
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    X-API-Key: %s

                    """
                    .formatted(authority, key)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void read(Member member, ByteBuffer bytes, BiConsumer<Member, String> event) {
            if (!member.greeted()) {
                String head = Member.text(bytes);
                int end = head.indexOf("\r\n\r\n");
                if (end < 0) {
                    return;
                }
                if (!head.startsWith("HTTP/1.1 101")) {
                    throw new IllegalStateException(head);
                }
                bytes.position(bytes.position() + end + 4);
                member.greet();
                member.write(frame(TEXT, subscribe(member).getBytes(StandardCharsets.US_ASCII)));
            }
            while (frame(member, bytes, event)) {
                // The next one, if it is there.
            }
        }

        private static String subscribe(Member member) {
            String after = member.last().isEmpty() ? "" : ",\"after\":\"" + member.last() + "\"";
            return "{\"op\":\"subscribe\",\"stream\":\"" + member.stream() + "\"" + after + "}";
        }

        /** False when not all of it is there. */
        private static boolean frame(
                Member member, ByteBuffer bytes, BiConsumer<Member, String> event) {
            if (bytes.remaining() < 2) {
                return false;
            }
            int at = bytes.position();
            int kind = bytes.get(at) & 0xFF;
            int length = bytes.get(at + 1) & 0x7F;
            int header = length == SHORT ? 4 : 2;
            if (bytes.remaining() < header) {
                return false;
            }
            length = length == SHORT ? bytes.getShort(at + 2) & 0xFFFF : length;
            if (bytes.remaining() < header + length) {
                return false;
            }
            byte[] payload = new byte[length];
            bytes.position(at + header).get(payload);
            if (kind == TEXT) {
                message(member, new String(payload, StandardCharsets.UTF_8), event);
            } else if (kind == PING) {
                member.write(frame(PONG, payload));
            } else {
                throw new IllegalStateException("frame " + Integer.toHexString(kind));
            }
            return true;
        }

        private static void message(Member member, String text, BiConsumer<Member, String> event) {
            if (text.startsWith("{\"op\":\"event\"")) {
                event.accept(member, between(text, "\"id\":\"", "\""));
            } else if (text.startsWith("{\"op\":\"subscribed\"")) {
                member.ready();
            } else {
                throw new IllegalStateException(text);
            }
        }

        /** Masked, as a client must; by zeros, which change nothing. */
        private static byte[] frame(int kind, byte[] payload) {
            byte[] header =
                    payload.length < SHORT
                            ? new byte[] {(byte) kind, (byte) (MASKED | payload.length), 0, 0, 0, 0}
                            : new byte[] {
                                (byte) kind,
                                (byte) (MASKED | SHORT),
                                (byte) (payload.length >> 8),
                                (byte) payload.length,
                                0,
                                0,
                                0,
                                0
                            };
            return join(header, payload);
        }
    }

    /** By server-sent events; each is a chunk of its own, so that lines are whole. */
    record ServerSent(String authority, String key) implements Live {
        @Override
        public byte[] request(Member member) {
            String place = member.last().isEmpty() ? "" : "Last-Event-ID: " + member.last() + "\n";
            return """
                    GET /api/v1/stream?streams=%s HTTP/1.1
                    Host: %s
                    Accept: text/event-stream
                    X-API-Key: %s
                    %s
                    """
                    .formatted(member.stream(), authority, key, place)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void read(Member member, ByteBuffer bytes, BiConsumer<Member, String> event) {
            String text = Member.text(bytes);
            int end = text.lastIndexOf("\n\n");
            if (end < 0) {
                return;
            }
            if (!member.greeted()) {
                if (!text.startsWith("HTTP/1.1 200")) {
                    throw new IllegalStateException(text);
                }
                member.greet();
                member.ready();
            }
            bytes.position(bytes.position() + end + 2);
            text.substring(0, end)
                    .lines()
                    .filter(line -> line.startsWith("id: "))
                    .forEach(line -> event.accept(member, line.substring("id: ".length())));
        }
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
