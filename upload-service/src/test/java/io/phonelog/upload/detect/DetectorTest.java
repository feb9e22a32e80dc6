package io.phonelog.upload.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.upload.UploadProblem;
import io.phonelog.upload.detect.Finding.Accepted;
import io.phonelog.upload.detect.Finding.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

class DetectorTest {
    private final Detector detector = new Detector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "a;b\r\n1;2",
                "banner line\n\na|b\n1|2\n",
                "MZ,looks like a program\n1,2\n",
                "PK,BM,GIF89a\n",
                "[date],number\n1,2",
                "one stray \u0002 character," + "in a long line of ordinary text,"
            })
    void takesDelimitedText(String text) {
        String padded = text + "1,2\n".repeat(200);
        assertThat(detector.look(padded.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Accepted("csv", "text/csv"));
    }

    @Test
    void tellsTabsFromCommas() {
        assertThat(detector.look(bytes("a\tb\n1\t2,5\n")))
                .isEqualTo(new Accepted("csv", "text/tab-separated-values"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1", "windows-1252", "UTF-8"})
    void takesTextOfAnyEncoding(String charset) {
        assertThat(detector.look("naïve,über\n1,2\n".getBytes(Charset.forName(charset))))
                .isInstanceOf(Accepted.class);
    }

    /** What the parser reads: {@code packed.yaml} among its specs has the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-16LE",
                "UTF-16BE",
                "x-UTF-16LE-BOM",
                "X-UTF-32LE-BOM",
                "X-UTF-32BE-BOM",
                "IBM037"
            })
    void takesTextInWhichAsciiIsNotAscii(String charset) {
        String rows =
                "start,caller,called,seconds\n"
                        + "2026-03-01 09:15:01,5550142,5550199,65\n".repeat(9);
        assertThat(detector.look(rows.getBytes(Charset.forName(charset))))
                .isEqualTo(new Accepted("csv", "text/csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY_FILE",
        "4d5a90000300000004000000ffff0000b800000000000000, EXECUTABLE_CONTENT",
        "7f454c4602010100000000000000000003003e0001000000, EXECUTABLE_CONTENT",
        "cafebabe0000003d00100a0002000307, EXECUTABLE_CONTENT",
        "89504e470d0a1a0a0000000d49484452, MEDIA_CONTENT",
        "ffd8ffe000104a46494600010100000100010000, MEDIA_CONTENT",
        "504b0304140001000800, ENCRYPTED_CONTENT",
        "377abcaf271c000402, ARCHIVE_CONTENT",
        "53616c7465645f5f00ff17, ENCRYPTED_CONTENT",
        "000102030405060708090a, BINARY_CONTENT"
    })
    void refusesWhatIsNoText(String hex, UploadProblem problem) {
        assertThat(refused(HexFormat.of().parseHex(hex)).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "'#!/bin/sh\nrm a,b', EXECUTABLE_CONTENT",
        "'%!PS-Adobe-3.0 a,b', DOCUMENT_CONTENT",
        "'{\\rtf1 a,b', DOCUMENT_CONTENT",
        "'%PDF-1.4 /Encrypt 1 0 R', ENCRYPTED_CONTENT",
        "'-----BEGIN PGP MESSAGE-----\nhQEMA,', ENCRYPTED_CONTENT",
        "'only prose\nwithout columns', NOT_DELIMITED"
    })
    void refusesTextThatIsNoTable(String text, UploadProblem problem) {
        assertThat(refused(bytes(text)).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "'<html><body>a,b</body></html>', html, text/html",
        "'<!DOCTYPE html><p>', html, text/html",
        "'<?xml version=\"1.0\"?><calls count=\"1\"/>', xml, application/xml",
        "'{\"a\": 1, \"b\": 2}', json, application/json",
        "'[{\"a\": 1}]', json, application/json",
        "'%PDF-1.4 a,b', pdf, application/pdf"
    })
    void takesTextThatHoldsRecords(String text, String format, String type) {
        assertThat(detector.look(bytes(text))).isEqualTo(new Accepted(format, type));
    }

    @Test
    void takesRecordsWithoutDelimiters() {
        String smdr = " 03/01 10:15  00:01:05 1001   9 15550142  A 1001\n".repeat(20);
        assertThat(detector.look(bytes("Station message detail\n" + smdr)))
                .isEqualTo(new Accepted("text", "text/plain"));
    }

    @Test
    void seesAtItsEndThatAPdfIsEncrypted() {
        byte[] pdf = bytes("%PDF-1.7");
        assertThat(detector.lookAtEnd(pdf, bytes("trailer << /Encrypt 9 0 R >>")))
                .hasValueSatisfying(
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(UploadProblem.ENCRYPTED_CONTENT));
        assertThat(detector.lookAtEnd(pdf, bytes("trailer << /Root 1 0 R >>"))).isEmpty();
        assertThat(detector.lookAtEnd(bytes("a,b"), bytes("/Encrypt,1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1f8b0800000000000003, gzip, application/gzip",
        "255044462d312e340a25e2e3cfd300, pdf, application/pdf",
        "a022800800123456789abcde810100820200018303001122a409800101810102820103, ber,"
                + " application/octet-stream",
        // Filled up, of indefinite length, and a single short record.
        "0000ffa08080020012810100820200a28301010000ff00, ber, application/octet-stream",
        "a009800100810123820101, ber, application/octet-stream"
    })
    void takesBinaryFilesThatHoldRecords(String hex, String format, String type) {
        assertThat(detector.look(HexFormat.of().parseHex(hex)))
                .isEqualTo(new Accepted(format, type));
    }

    @ParameterizedTest
    @CsvSource({"calls.csv, zip", "xl/workbook.xml, xlsx"})
    void tellsSpreadsheetsFromOtherArchivesByTheNamesInThem(String name, String format) {
        assertThat(detector.look(zipWith(name)))
                .isInstanceOfSatisfying(
                        Accepted.class, a -> assertThat(a.format()).isEqualTo(format));
    }

    @ParameterizedTest
    @CsvSource({
        "word/document.xml, DOCUMENT_CONTENT",
        "ppt/presentation.xml, DOCUMENT_CONTENT",
        "mimetypeapplication/vnd.oasis.opendocument.text, DOCUMENT_CONTENT",
        "mimetypeapplication/vnd.oasis.opendocument.spreadsheet, DOCUMENT_CONTENT",
        "META-INF/MANIFEST.MF, EXECUTABLE_CONTENT",
        "AndroidManifest.xml, EXECUTABLE_CONTENT"
    })
    void refusesArchivesThatAreSomethingElse(String name, UploadProblem problem) {
        assertThat(refused(zipWith(name)).problem()).isEqualTo(problem);
    }

    @Test
    void doesNotTakeNoiseForRecords() {
        byte[] noise = new byte[4096];
        int taken = 0;
        for (int seed = 0; seed < 500; seed++) {
            new Random(seed).nextBytes(noise);
            noise[0] = (byte) 0xa0;
            taken += detector.look(noise) instanceof Accepted ? 1 : 0;
        }
        assertThat(taken).isZero();
    }

    /** The start of an archive whose second file has a name. */
    private static byte[] zipWith(String name) {
        String entry = "PK\u0003\u0004" + "\u0000".repeat(26);
        return (entry + "a.bin" + entry + name).getBytes(StandardCharsets.ISO_8859_1);
    }

    private Refused refused(byte[] head) {
        return (Refused) detector.look(head);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
