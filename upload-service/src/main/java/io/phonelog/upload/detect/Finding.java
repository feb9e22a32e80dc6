package io.phonelog.upload.detect;

import io.phonelog.upload.UploadProblem;

/** What the first bytes of a file say about it. */
public sealed interface Finding {

    /**
     * A file that can be parsed.
     *
     * @param format as in the file's record, {@code csv}
     * @param contentType a media type
     */
    record Accepted(String format, String contentType) implements Finding {}

    /**
     * A file that nothing here can parse.
     *
     * @param contentType what it is, as far as that can be told
     * @param advice what its owner can do, in a sentence
     */
    record Refused(UploadProblem problem, String contentType, String advice) implements Finding {}
}
