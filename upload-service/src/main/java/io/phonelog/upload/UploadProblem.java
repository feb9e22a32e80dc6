package io.phonelog.upload;

import io.phonelog.platform.problem.ProblemType;

/** The whole error surface of uploads. */
public enum UploadProblem implements ProblemType {
    UPLOAD_NOT_FOUND(404, "There is no such upload"),
    CONTENT_NOT_STORED(409, "The upload has no content"),
    RANGE_NOT_SATISFIABLE(416, "The range lies outside the file"),

    FILENAME_MISSING(400, "The file has no usable name"),
    FILE_MISSING(400, "The form holds no file"),
    MALFORMED_FORM(400, "The form cannot be read"),
    CLIENT_GONE(400, "The body ended before its end"),
    CLIENT_SILENT(408, "No bytes came for too long"),
    CLIENT_SLOW(408, "The bytes came too slowly"),
    FILE_TOO_LARGE(413, "The file is too large"),
    DAY_FULL(429, "The tenant has sent enough for today"),
    TOO_MANY_SESSIONS(429, "The tenant has too many unfinished uploads"),
    TOO_MANY_UPLOADS(503, "Too many uploads at once"),
    UPLOAD_ENDED(503, "The upload was ended"),

    OFFSET_MISMATCH(409, "The upload is at another offset"),
    TAKEN_OVER(409, "Another request goes on with the upload"),
    UPLOAD_COMPLETE(409, "The upload is complete"),
    UPLOAD_UNFINISHED(409, "The upload has not come to its end"),
    DUPLICATE_UPLOAD(409, "The file was sent before"),
    PROOF_WRONG(422, "The proof is wrong"),
    PROOF_NOT_ASKED(409, "Nothing is to be proven"),
    UPLOAD_GONE(410, "The upload has ended"),
    LENGTH_FIXED(400, "The length of the upload is another"),
    BEYOND_LENGTH(413, "The upload takes no more bytes"),
    DIGEST_MISMATCH(422, "The bytes have another digest"),

    CHUNK_UNKNOWN(404, "The session has no such chunk"),
    CHUNK_SIZE(400, "The chunk has another size"),
    CHUNK_DIFFERS(409, "The chunk is stored with other bytes"),
    CHUNK_BUSY(503, "The chunk is being stored"),
    CHUNKS_MISSING(409, "Chunks are missing"),
    DIGEST_MALFORMED(400, "The digest cannot be read"),
    DIGEST_UNSUPPORTED(400, "The digest cannot be checked"),

    TUS_VERSION(412, "Another version of tus"),
    TUS_HEADER(400, "A header of tus is missing or wrong"),
    TUS_CONTENT_TYPE(415, "Bytes have another content type in tus"),
    CHECKSUM_MISMATCH(460, "The bytes have another checksum"),
    FINAL_UPLOAD(403, "An assembled upload takes no bytes"),
    PIECE_UNFINISHED(409, "A piece of the upload is not complete"),
    PIECE_IN_USE(409, "The piece is being assembled"),

    MALWARE_FOUND(422, "Malware was found in the file"),
    NOT_SCANNABLE(422, "The file cannot be scanned for malware"),
    ARCHIVE_BOMB(422, "The archive unpacks to too much"),
    ARCHIVE_DAMAGED(422, "The archive cannot be unpacked"),

    EMPTY_FILE(422, "The file is empty"),
    ENCRYPTED_CONTENT(422, "The file is encrypted"),
    NOT_DELIMITED(422, "The text has no columns"),
    EXECUTABLE_CONTENT(415, "The file is a program"),
    MEDIA_CONTENT(415, "The file is a picture, sound or film"),
    ARCHIVE_CONTENT(415, "The file is an archive"),
    DOCUMENT_CONTENT(415, "Documents of this kind are not read"),
    BINARY_CONTENT(415, "The file is not text");

    private final int status;
    private final String title;

    UploadProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
