package io.phonelog.parser.markup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the bytes of a page are characters: as it says, if that can be. */
public final class HtmlCharset {
    private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?([a-z0-9_:-]+)");
    private static final int LOOK = 4096;
    private static final int LONGEST_UTF8 = 4;

    private HtmlCharset() {}

    public static String of(byte[] head) {
        if (isUtf8(head)) {
            return StandardCharsets.UTF_8.name();
        }
        String start =
                new String(head, 0, Math.min(head.length, LOOK), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start.toLowerCase(Locale.ROOT));
        boolean known = declared.find() && isKnown(declared.group(1));
        return known ? declared.group(1) : "windows-1252";
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] head) {
        for (int cut = 0; cut < LONGEST_UTF8 && cut <= head.length; cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return true;
            } catch (CharacterCodingException e) {
                // A character may be cut off at the end.
                continue;
            }
        }
        return false;
    }
}
