package io.phonelog.parser.archive;

import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.Recoding;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition.Unreadable;
import io.phonelog.parser.record.DamagedFile;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes off archives and charsets until something is left that can be read. */
public final class LayerDetector {
    private static final int MOST_NAMED = 5;

    /** In the flags of a zip entry: it is encrypted. */
    private static final int ENCRYPTED = 1;

    private static final int ZIP_FLAGS = 6;

    private final FileBytes file;
    private final ArchiveLimits limits;
    private final List<Layer> layers = new ArrayList<>();

    public LayerDetector(FileBytes file, ArchiveLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** The content that is left. */
    public sealed interface Peeled {
        /**
         * Something to look at.
         *
         * @param head its first bytes
         */
        record Bare(List<Layer> layers, Content content, byte[] head, Kind kind)
                implements Peeled {}

        record Refused(Unreadable why) implements Peeled {}
    }

    /** What the content is, as far as the layers are concerned. */
    public enum Kind {
        TEXT_OR_BINARY,
        WORKBOOK,
        PDF
    }

    public Peeled peel() throws IOException {
        try {
            return peelOn();
        } catch (DamagedFile e) {
            return refused(Refusals.damaged(e.fault().code(), e.fault().message()));
        }
    }

    private Peeled peelOn() throws IOException {
        while (layers.size() <= limits.depth()) {
            Content content = new Content(file, List.copyOf(layers), limits);
            byte[] head = head(content);
            Signature signature = Signature.of(head);
            if (head.length == 0) {
                return refused(Refusals.EMPTY);
            }
            if (signature == null) {
                return bare(head, Kind.TEXT_OR_BINARY);
            }
            switch (signature) {
                case GZIP -> layers.add(new Layer.Gzip());
                case ZIP -> {
                    Peeled found = zip(content, head);
                    if (found != null) {
                        return found;
                    }
                }
                case PDF -> {
                    return bare(head, Kind.PDF);
                }
                default -> {
                    return refused(unread(signature));
                }
            }
        }
        return refused(Refusals.TOO_DEEP);
    }

    private Peeled bare(byte[] head, Kind kind) throws IOException {
        String charset = kind == Kind.TEXT_OR_BINARY ? Recoding.of(head) : null;
        byte[] first = head;
        if (charset != null) {
            layers.add(new Layer.Recoded(charset));
            first = head(new Content(file, layers, limits));
        }
        List<Layer> all = List.copyOf(layers);
        return new Peeled.Bare(all, new Content(file, all, limits), first, kind);
    }

    /** Null when there is one file in it, which is what matters then. */
    private @Nullable Peeled zip(Content content, byte[] head) throws IOException {
        if (head.length > ZIP_FLAGS && (head[ZIP_FLAGS] & ENCRYPTED) != 0) {
            return refused(Refusals.ENCRYPTED);
        }
        ZipListing listing = ZipListing.of(content.open().in());
        if (listing.workbook()) {
            return bare(head, Kind.WORKBOOK);
        }
        if (listing.document()) {
            return refused(
                    Refusals.format(
                            "an office document or a program",
                            "Save the records as XLSX or CSV and upload that."));
        }
        List<String> names = listing.candidates();
        if (names.size() == 1) {
            layers.add(new Layer.Zip(names.get(0)));
            return null;
        }
        return refused(
                names.isEmpty()
                        ? Refusals.NO_MEMBER
                        : Refusals.severalMembers(names.stream().limit(MOST_NAMED).toList()));
    }

    private static Unreadable unread(Signature signature) {
        return switch (signature) {
            case EMPTY_ZIP -> Refusals.NO_MEMBER;
            case OFFICE ->
                    Refusals.format(
                            "an old office document, or one with a password",
                            "Save it as XLSX without a password and upload that.");
            case SQLITE ->
                    Refusals.format(
                            "an SQLite database",
                            "Export its table of calls as CSV and upload that.");
            default -> Refusals.archive(signature.name());
        };
    }

    /** The first bytes, also of an archive that is damaged further on. */
    private static byte[] head(Content content) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (InputStream in = content.start(LayoutRecogniser.HEAD_BYTES)) {
            while (head.size() < LayoutRecogniser.HEAD_BYTES) {
                int most = Math.min(piece.length, LayoutRecogniser.HEAD_BYTES - head.size());
                int read = in.read(piece, 0, most);
                if (read < 0) {
                    break;
                }
                head.write(piece, 0, read);
            }
        } catch (DamagedFile e) {
            if (head.size() == 0) {
                throw e;
            }
        }
        return head.toByteArray();
    }

    private static Peeled refused(Unreadable why) {
        return new Peeled.Refused(why);
    }
}
