package io.phonelog.upload.scan;

import io.phonelog.upload.Rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The harmless file that every virus scanner takes for a virus, and things to hide it in. */
public final class Eicar {
    /** In two pieces, or this source would be infected. */
    public static final byte[] FILE =
            ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
                    .getBytes(StandardCharsets.US_ASCII);

    private Eicar() {}

    /** A CSV of some length with the virus at some place. */
    static byte[] inRows(int size, int place) {
        byte[] rows = Rows.ofSize(size);
        System.arraycopy(FILE, 0, rows, place, FILE.length);
        return rows;
    }

    static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] zip(String name, byte[] content) {
        return zip(name, content, "nothing, here".getBytes(StandardCharsets.US_ASCII));
    }

    /** A harmless one that begins like any archive; no two are alike. */
    static byte[] lateSpreadsheet() {
        byte[] pictures = new byte[200_000];
        ThreadLocalRandom.current().nextBytes(pictures);
        return zip("xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.US_ASCII), pictures);
    }

    /** An archive with another file before the one that is meant. */
    static byte[] zip(String name, byte[] content, byte[] before) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(before);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
