package io.phonelog.parser.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.parse.ChunkRange;
import io.phonelog.contracts.parse.Container;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.Layer;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.parser.archive.ArchiveLimits;
import io.phonelog.parser.archive.FileBytes;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.Records;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ArchiveTest {
    private static final ArchiveLimits TIGHT = new ArchiveLimits(10, 1000, 1 << 20, 3);
    private static final Dialect COMMAS = new Dialect("UTF-8", ',', '"');
    private static final TableHead NO_HEAD = new TableHead(List.of(), 0, 1);

    @Test
    void stopsWhereAnArchiveUnpacksToTooMuch() throws IOException {
        byte[] bomb = gzip("a,b\n".repeat(50_000));

        Read read = read(bomb, List.of(new Layer.Gzip()));

        assertThat(read.last()).isEqualTo(RecordFault.ARCHIVE_TOO_LARGE);
        assertThat(read.records()).isBetween(1000L / 4, bomb.length * 10L / 4 + 20_000);
    }

    @Test
    void readsAllMembersOfAGzip() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(gzip("a,b\nc,d\n"));
        two.write(gzip("e,f\n"));

        Read read = read(two.toByteArray(), List.of(new Layer.Gzip()));

        assertThat(read.records()).isEqualTo(3);
        assertThat(read.last()).isEqualTo(RecordFault.NONE);
        assertThat(read.consumed()).isEqualTo(two.size());
    }

    @Test
    void tellsThatAnArchiveIsNotTheOneThatWasPlanned() throws IOException {
        byte[] text = "a,b\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(text, List.of(new Layer.Gzip())).last())
                .isEqualTo(RecordFault.ARCHIVE_DAMAGED);
        assertThat(read(text, List.of(new Layer.Zip("x"))).last())
                .isEqualTo(RecordFault.ARCHIVE_DAMAGED);
    }

    @Test
    void leavesFailuresOfStorageToTheCaller() {
        FileBytes failing =
                new FileBytes() {
                    @Override
                    public long size() {
                        return 1000;
                    }

                    @Override
                    public InputStream open(long from, long to) {
                        InputStream begin =
                                new ByteArrayInputStream(gzip("a,b\n".repeat(9)), 0, 12);
                        return new SequenceInputStream(begin, new Broken());
                    }
                };
        RecordSource source =
                new RecordSource(
                        failing, new Container(List.of(new Layer.Gzip()), COMMAS), NO_HEAD, TIGHT);

        assertThatThrownBy(() -> source.open(source.whole()).next())
                .isInstanceOf(IOException.class)
                .hasMessage("store does not answer");
    }

    @Test
    void leavesNoCopyBehind(@TempDir Path folder) throws IOException {
        long before = copies();
        FileRecogniser recogniser =
                new FileRecogniser(new LayoutRecogniser(0.8), ArchiveLimits.USUAL);
        byte[] zip = Files.readAllBytes(zipIn(folder));

        recogniser.recognise(FileBytes.of(zip), List.of());
        read(zip, List.of(new Layer.Zip("calls.csv")));
        read(zip, List.of(new Layer.Zip("other.csv")));

        assertThat(copies()).isEqualTo(before);
    }

    private static long copies() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(f -> f.getFileName().toString().startsWith("phonelog-")).count();
        }
    }

    private static Path zipIn(Path folder) throws IOException {
        Path file = folder.resolve("calls.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("calls.csv"));
            zip.write("a,b\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private record Read(long records, RecordFault last, long consumed) {}

    private static Read read(byte[] file, List<Layer> layers) throws IOException {
        RecordSource source =
                new RecordSource(FileBytes.of(file), new Container(layers, COMMAS), NO_HEAD, TIGHT);
        long count = 0;
        RecordFault fault = RecordFault.NONE;
        try (Records records = source.open(new ChunkRange(0, 0, file.length, 1))) {
            while (records.next()) {
                fault = records.fault();
                count += fault == RecordFault.NONE ? 1 : 0;
            }
            return new Read(count, fault, records.consumed());
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("store does not answer");
        }
    }
}
