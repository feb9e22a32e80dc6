package io.phonelog.upload.tus;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the protocol. */
final class Tus {
    static final String VERSION = "1.0.0";
    static final String PATH = "parser/upload/tus";
    static final String CONTENT_TYPE = "application/offset+octet-stream";
    static final String EXTENSIONS =
            "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination,"
                    + "concatenation";

    static final String TUS_RESUMABLE = "Tus-Resumable";
    static final String TUS_VERSION = "Tus-Version";
    static final String TUS_EXTENSION = "Tus-Extension";
    static final String TUS_MAX_SIZE = "Tus-Max-Size";
    static final String TUS_CHECKSUM_ALGORITHM = "Tus-Checksum-Algorithm";
    static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    static final String UPLOAD_OFFSET = "Upload-Offset";
    static final String UPLOAD_LENGTH = "Upload-Length";
    static final String UPLOAD_DEFER_LENGTH = "Upload-Defer-Length";
    static final String UPLOAD_METADATA = "Upload-Metadata";
    static final String UPLOAD_EXPIRES = "Upload-Expires";
    static final String UPLOAD_CHECKSUM = "Upload-Checksum";
    static final String UPLOAD_CONCAT = "Upload-Concat";

    /** In lower case. */
    static final Set<String> ONCE =
            Stream.of(
                            UPLOAD_OFFSET,
                            UPLOAD_LENGTH,
                            UPLOAD_DEFER_LENGTH,
                            UPLOAD_METADATA,
                            UPLOAD_CHECKSUM,
                            UPLOAD_CONCAT)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    private Tus() {}
}
