package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.FILENAME_MISSING;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;

/**
 * A file's name as people see it, made safe: one line of any script, no path, nothing invisible.
 * It is never used as a path or key.
 */
public record FileName(String text) {
    /** In characters, as Unicode counts them. */
    static final int LONGEST = 255;

    private static final int LONGEST_EXTENSION = 16;

    /**
     * Makes a name safe.
     *
     * @param sent as the client sent it
     * @throws io.phonelog.platform.problem.Problem when nothing usable is left
     */
    public static FileName of(@Nullable String sent) {
        if (sent != null) {
            String last =
                    sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
            String visible =
                    Normalizer.normalize(last, Normalizer.Form.NFC)
                            .codePoints()
                            .filter(FileName::visible)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString()
                            .strip();
            if (!visible.isEmpty() && !visible.chars().allMatch(c -> c == '.')) {
                return new FileName(shortened(visible));
            }
        }
        throw FILENAME_MISSING.because(
                "Name the file: filename in the Content-Disposition header, or the query parameter"
                        + " filename where the call has one.");
    }

    /** Control, format (which turn the direction of text) and unpaired characters are not. */
    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /** Cuts out of the middle: the extension is what people go by. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension =
                dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int kept = LONGEST - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
