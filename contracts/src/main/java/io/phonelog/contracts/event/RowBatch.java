package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Some events of one chunk of one run, in binary.
 *
 * <p>Layout: {@code PLRB}, schema version (2 bytes), CRC-32C of everything after itself (4), number
 * of rows (4), header, rows. A row begins with presence bits ({@link RowFlags}); numbers are
 * varints, texts UTF-8 with their length. What repeats from row to row (a party, a column's name)
 * is written once. The same events give the same bytes.
 *
 * <p>Rows are decoded while they are iterated, again for each iterator.
 */
public final class RowBatch implements Iterable<PhoneEvent> {
    /** The newest schema that this class reads, and the one that it writes. */
    public static final int VERSION = 1;

    /** The media type of a batch on Kafka. */
    public static final String CONTENT_TYPE = "application/vnd.phonelog.row-batch";

    static final int MAGIC = 'P' << 24 | 'L' << 16 | 'R' << 8 | 'B';
    static final int CRC_AT = 6;
    static final int ROWS_AT = 10;
    static final int HEADER_AT = 14;

    private final byte[] bytes;
    private final Header header;
    private final int rows;
    private final int rowsAt;

    private RowBatch(byte[] bytes, Header header, int rows, int rowsAt) {
        this.bytes = bytes;
        this.header = header;
        this.rows = rows;
        this.rowsAt = rowsAt;
    }

    /**
     * What holds for all rows of a batch. (job, run, chunk, sequence) is its identity.
     *
     * @param sequence of the batch within its chunk, from 0
     * @param source where the records come from, in the uploader's words
     */
    public record Header(
            UUID orgId,
            UUID jobId,
            int run,
            int chunk,
            int sequence,
            UUID uploadId,
            String fileSha256,
            UUID templateId,
            int templateVersion,
            @Nullable String source,
            String parserVersion) {

        private void write(ByteWriter out) {
            out.uuid(orgId);
            out.uuid(jobId);
            out.varint(run);
            out.varint(chunk);
            out.varint(sequence);
            out.uuid(uploadId);
            out.text(fileSha256);
            out.uuid(templateId);
            out.varint(templateVersion);
            out.put(source == null ? 0 : 1);
            out.text(source == null ? "" : source);
            out.text(parserVersion);
        }

        private static Header read(ByteReader in) {
            UUID orgId = in.uuid();
            UUID jobId = in.uuid();
            int run = in.smallInt();
            int chunk = in.smallInt();
            int sequence = in.smallInt();
            UUID uploadId = in.uuid();
            String sha256 = in.text();
            UUID templateId = in.uuid();
            int templateVersion = in.smallInt();
            boolean hasSource = in.get() == 1;
            String source = in.text();
            String parser = in.text();
            return new Header(
                    orgId,
                    jobId,
                    run,
                    chunk,
                    sequence,
                    uploadId,
                    sha256,
                    templateId,
                    templateVersion,
                    hasSource ? source : null,
                    parser);
        }
    }

    /**
     * Opens a batch.
     *
     * @throws UnreadableBatch when the bytes are damaged, no batch, or of a newer schema
     */
    public static RowBatch read(byte[] bytes) {
        if (bytes.length < HEADER_AT) {
            throw new UnreadableBatch("a row batch has at least " + HEADER_AT + " bytes", null);
        }
        ByteReader in = new ByteReader(bytes, 0);
        if (in.fixedInt() != MAGIC) {
            throw new UnreadableBatch("not a row batch", null);
        }
        int version = in.get() << 8 | in.get();
        if (version < 1 || version > VERSION) {
            throw new UnreadableBatch(
                    "schema version " + version + "; this service reads 1 to " + VERSION, null);
        }
        if (in.fixedInt() != checksum(bytes, bytes.length)) {
            throw new UnreadableBatch("the row batch is damaged: its checksum differs", null);
        }
        try {
            int rows = in.fixedInt();
            Header header = Header.read(in);
            return new RowBatch(bytes, header, rows, in.position());
        } catch (RuntimeException e) {
            throw new UnreadableBatch("the header of the row batch is damaged", e);
        }
    }

    static int checksum(byte[] bytes, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, ROWS_AT, end - ROWS_AT);
        return (int) crc.getValue();
    }

    static void writeHeader(ByteWriter out, Header header) {
        out.fixedInt(MAGIC);
        out.put(VERSION >> 8);
        out.put(VERSION);
        out.fixedInt(0);
        out.fixedInt(0);
        header.write(out);
    }

    public Header header() {
        return header;
    }

    /** How many events it holds. */
    public int rows() {
        return rows;
    }

    /** The events in order. The iterator throws {@link UnreadableBatch} where a row is damaged. */
    @Override
    public Iterator<PhoneEvent> iterator() {
        EventIds ids = new EventIds(header.orgId(), header.fileSha256());
        RowReader reader = new RowReader(new ByteReader(bytes, rowsAt), header, ids);
        return new Iterator<>() {
            private int done;

            @Override
            public boolean hasNext() {
                return done < rows;
            }

            @Override
            public PhoneEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                try {
                    PhoneEvent event = reader.read();
                    done++;
                    return event;
                } catch (RuntimeException e) {
                    throw new UnreadableBatch("row " + done + " is damaged", e);
                }
            }
        };
    }
}
