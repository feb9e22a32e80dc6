package io.phonelog.parser.specs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts files into archives as people do. */
final class Packing {
    private static final String ZIP = "zip:";
    private static final int CUT = 12;

    private Packing() {}

    static byte[] pack(String how, byte[] file) {
        try {
            if (how.startsWith(ZIP)) {
                return zip(how.substring(ZIP.length()).split(","), file);
            }
            return switch (how) {
                case "gzip" -> gzip(file);
                case "cut" -> Arrays.copyOf(file, file.length - CUT);
                default -> throw new IllegalArgumentException("no packing: " + how);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private static byte[] gzip(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(file);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String[] names, byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(file);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
