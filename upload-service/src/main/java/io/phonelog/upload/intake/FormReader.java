package io.phonelog.upload.intake;

import static io.phonelog.upload.UploadProblem.FILE_MISSING;
import static io.phonelog.upload.UploadProblem.MALFORMED_FORM;

import io.phonelog.upload.AcceptedView;
import io.phonelog.upload.intake.FormEvent.Content;
import io.phonelog.upload.intake.FormEvent.PartEnded;
import io.phonelog.upload.intake.FormEvent.PartStarted;
import io.smallrye.mutiny.Uni;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a form with one file and its options, which may stand before or after the file. */
final class FormReader {
    private static final String FILE = "file";

    private final MultipartParser parser;
    private final UploadOptions options;
    private final FileIntake file;
    private final ByteArrayOutputStream fieldValue = new ByteArrayOutputStream();
    private @Nullable String field;

    FormReader(String boundary, UploadOptions options, FileIntake file) {
        this.parser = new MultipartParser(boundary);
        this.options = options;
        this.file = file;
    }

    /** Takes the next bytes of the body; answers whether more are wanted. */
    Uni<Boolean> feed(ByteBuffer bytes) {
        return handle(parser.feed(bytes), 0);
    }

    /** The body has ended. */
    Uni<AcceptedView> end() {
        if (!parser.ended()) {
            throw MALFORMED_FORM.because("The form ends before its closing boundary.");
        }
        if (!file.begun()) {
            throw FILE_MISSING.because("Put the file into the form's field \"file\".");
        }
        return file.finish(options.toSendOptions());
    }

    private Uni<Boolean> handle(List<FormEvent> events, int next) {
        if (next == events.size()) {
            return Uni.createFrom().item(true);
        }
        return handle(events.get(next))
                .chain(more -> more ? handle(events, next + 1) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> handle(FormEvent event) {
        if (event instanceof PartStarted started) {
            return started(started);
        }
        if (event instanceof Content content) {
            return content(content.bytes());
        }
        if (event instanceof PartEnded && field != null) {
            options.put(field, fieldValue.toString(StandardCharsets.UTF_8));
            field = null;
        }
        return Uni.createFrom().item(true);
    }

    private Uni<Boolean> started(PartStarted part) {
        if (!part.name().equals(FILE)) {
            if (part.filename() != null) {
                throw UploadOptions.refused(
                        part.name(), "UNKNOWN_FIELD", "is no file here; send the file as \"file\"");
            }
            field = part.name();
            fieldValue.reset();
            return Uni.createFrom().item(true);
        }
        if (file.begun()) {
            throw UploadOptions.refused(FILE, "REPEATED_FIELD", "is given twice; send one file");
        }
        return file.begin(FileName.of(part.filename()), options.toSendOptions()).replaceWith(true);
    }

    private Uni<Boolean> content(ByteBuffer bytes) {
        if (field == null) {
            return file.write(bytes).replaceWith(true);
        }
        if (fieldValue.size() + bytes.remaining() > UploadOptions.LONGEST_VALUE) {
            throw UploadOptions.refused(field, "INVALID_VALUE", "is longer than 1,000 bytes");
        }
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        fieldValue.writeBytes(value);
        return Uni.createFrom().item(true);
    }
}
