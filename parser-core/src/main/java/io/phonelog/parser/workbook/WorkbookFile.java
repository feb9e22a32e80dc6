package io.phonelog.parser.workbook;

import io.phonelog.parser.archive.MeteredStream;
import io.phonelog.parser.archive.TemporaryFile;
import io.phonelog.parser.archive.UnpackingStream;
import io.phonelog.parser.markup.XmlStream;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The parts of a workbook, which is a zip archive of XML. */
public final class WorkbookFile implements Closeable {
    private final TemporaryFile copy;
    private final ZipFile archive;
    private final long limit;

    private WorkbookFile(TemporaryFile copy, long limit) throws IOException {
        this.copy = copy;
        this.archive = copy.zip();
        this.limit = limit;
    }

    /**
     * @param limit how many bytes may come of each part
     */
    public static WorkbookFile open(InputStream in, long limit) throws IOException {
        TemporaryFile copy = TemporaryFile.of(in);
        try {
            return new WorkbookFile(copy, limit);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** The XML of a part; an empty document when there is none. */
    public Part part(String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            return new Part(XmlStream.empty(), null, 1);
        }
        MeteredStream metered =
                new MeteredStream(new UnpackingStream(archive.getInputStream(entry), limit));
        return new Part(new XmlStream(metered, null), metered, Math.max(1, entry.getSize()));
    }

    /**
     * A part that is being read.
     *
     * @param size of the whole part in bytes, as the archive says
     */
    public record Part(XmlStream xml, @Nullable MeteredStream metered, long size)
            implements Closeable {

        /** How much of it was read, 0 to 1. */
        double done() {
            return metered == null ? 1 : Math.min(1, (double) metered.seen() / size);
        }

        @Override
        public void close() throws IOException {
            xml.close();
        }
    }

    @Override
    public void close() throws IOException {
        try (copy) {
            archive.close();
        }
    }
}
