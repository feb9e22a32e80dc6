package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.MALFORMED_FORM;

import java.nio.ByteBuffer;

/** The headers of one part of a form. */
final class PartHeaders {
    private static final String DISPOSITION = "content-disposition:";
    private static final String TRANSFER_ENCODING = "content-transfer-encoding:";

    private PartHeaders() {}

    /** The place after the empty line that ends the headers, or -1 when it has not come. */
    static int endIn(ByteBuffer input) {
        int start = input.position();
        if (isLineEnd(input, start)) {
            return start + 2;
        }
        for (int at = start; at + 4 <= input.limit(); at++) {
            if (isLineEnd(input, at) && isLineEnd(input, at + 2)) {
                return at + 4;
            }
        }
        return -1;
    }

    static FormEvent.PartStarted parse(String headers) {
        String unfolded = headers.replaceAll("\r\n[ \t]+", " ");
        ContentDisposition disposition =
                unfolded.lines()
                        .filter(line -> startsWith(line, DISPOSITION))
                        .findFirst()
                        .map(line -> line.substring(DISPOSITION.length()))
                        .map(ContentDisposition::parse)
                        .orElseThrow(
                                () ->
                                        MALFORMED_FORM.because(
                                                "A part of the form has no Content-Disposition."));
        String name = disposition.name();
        if (name == null) {
            throw MALFORMED_FORM.because("A part of the form has no name.");
        }
        if (unfolded.lines().anyMatch(PartHeaders::encoded)) {
            throw MALFORMED_FORM.because(
                    "Send the parts of the form as they are, without Content-Transfer-Encoding.");
        }
        return new FormEvent.PartStarted(name, disposition.filename());
    }

    private static boolean encoded(String line) {
        if (!startsWith(line, TRANSFER_ENCODING)) {
            return false;
        }
        String encoding = line.substring(TRANSFER_ENCODING.length()).strip();
        return !startsWith(encoding, "binary")
                && !startsWith(encoding, "8bit")
                && !startsWith(encoding, "7bit");
    }

    private static boolean startsWith(String line, String prefix) {
        return line.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean isLineEnd(ByteBuffer input, int at) {
        return at + 2 <= input.limit() && input.get(at) == '\r' && input.get(at + 1) == '\n';
    }
}
