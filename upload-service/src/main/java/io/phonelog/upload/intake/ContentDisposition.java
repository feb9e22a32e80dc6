package io.phonelog.upload.intake;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The header {@code Content-Disposition} (RFC 6266, RFC 7578), read leniently: what senders really
 * write is understood, what cannot be understood is left out.
 *
 * @param parameters by lower-case name; {@code filename*} (RFC 5987) is decoded and has its star
 */
record ContentDisposition(String type, Map<String, String> parameters) {

    static ContentDisposition parse(String header) {
        int semicolon = header.indexOf(';');
        String type = semicolon < 0 ? header : header.substring(0, semicolon);
        Map<String, String> parameters = new HashMap<>();
        var scanner = new Scanner(semicolon < 0 ? "" : header.substring(semicolon + 1));
        while (scanner.next()) {
            String name = scanner.name.toLowerCase(Locale.ROOT);
            String value = name.endsWith("*") ? extended(scanner.value) : scanner.value;
            if (value != null) {
                parameters.putIfAbsent(name, value);
            }
        }
        return new ContentDisposition(type.strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** The file's name as its sender wrote it: not to be trusted. */
    @Nullable String filename() {
        String extended = parameters.get("filename*");
        return extended == null ? parameters.get("filename") : extended;
    }

    /** The name of a form's field. */
    @Nullable String name() {
        return parameters.get("name");
    }

    /**
     * What a header means that a server has read byte by byte as Latin-1: many clients send UTF-8.
     */
    static String decoded(String header) {
        if (header.chars().anyMatch(c -> c > 0xFF)) {
            return header;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            // It was Latin-1 after all.
            return header;
        }
    }

    /** {@code charset'language'percent-encoded}; null when it is not of that form. */
    private static @Nullable String extended(String value) {
        String[] pieces = value.split("'", 3);
        if (pieces.length != 3) {
            return null;
        }
        try {
            return Charset.forName(pieces[0])
                    .newDecoder()
                    .decode(ByteBuffer.wrap(percentDecoded(pieces[2])))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    private static byte[] percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** Walks over {@code name=value; name="value"}. */
    private static final class Scanner {
        private final String text;
        private int at;
        private String name = "";
        private String value = "";

        Scanner(String text) {
            this.text = text;
        }

        boolean next() {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return false;
            }
            name = text.substring(at, equals).replace(";", " ").strip();
            at = equals + 1;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
            return true;
        }

        private String token() {
            int end = text.indexOf(';', at);
            String token = text.substring(at, end < 0 ? text.length() : end).strip();
            at = end < 0 ? text.length() : end + 1;
            return token;
        }

        /** A backslash escapes quotes and itself; elsewhere it is a path of somebody's disk. */
        private String quoted() {
            StringBuilder content = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                boolean escape =
                        text.charAt(at) == '\\'
                                && at + 1 < text.length()
                                && "\\\"".indexOf(text.charAt(at + 1)) >= 0;
                at = escape ? at + 1 : at;
                content.append(text.charAt(at));
            }
            int end = text.indexOf(';', at);
            at = end < 0 ? text.length() : end + 1;
            return content.toString();
        }
    }
}
