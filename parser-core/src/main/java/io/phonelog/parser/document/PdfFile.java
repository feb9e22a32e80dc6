package io.phonelog.parser.document;

import io.phonelog.parser.archive.TemporaryFile;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A document on disk, of which one page at a time is in memory. */
public final class PdfFile implements Closeable {
    private final TemporaryFile copy;
    private final PDDocument document;

    private PdfFile(TemporaryFile copy, PDDocument document) {
        this.copy = copy;
        this.document = document;
    }

    public static PdfFile open(InputStream in) throws IOException {
        TemporaryFile copy = TemporaryFile.of(in);
        try {
            PDDocument document =
                    Loader.loadPDF(
                            copy.path().toFile(),
                            MemoryUsageSetting.setupTempFileOnly().streamCache);
            return new PdfFile(copy, document);
        } catch (InvalidPasswordException e) {
            copy.close();
            throw new DamagedFile(RecordFault.DOCUMENT_ENCRYPTED, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            copy.close();
            throw new DamagedFile(RecordFault.DOCUMENT_UNREADABLE, e);
        }
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /**
     * The lines of a page from top to bottom.
     *
     * @param page from 0
     * @throws DamagedFile when the page cannot be read
     */
    public List<PdfLine> lines(int page) throws IOException {
        try {
            return new PdfGlyphs(document.getPage(page)).lines();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new DamagedFile(RecordFault.DOCUMENT_DAMAGED, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (copy) {
            document.close();
        }
    }
}
