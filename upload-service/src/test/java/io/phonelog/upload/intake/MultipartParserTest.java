package io.phonelog.upload.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.platform.problem.Problem;
import io.phonelog.upload.intake.FormEvent.Content;
import io.phonelog.upload.intake.FormEvent.PartEnded;
import io.phonelog.upload.intake.FormEvent.PartStarted;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class MultipartParserTest {
    private static final String BOUNDARY = "-x--";

    /** A part as it was read. */
    private record Part(String name, String content) {}

    @Property
    void readsTheSameHoweverTheBytesAreCut(
            @ForAll("trickyContents") List<String> contents, @ForAll("cuts") List<Integer> cuts) {
        StringBuilder form = new StringBuilder("preamble\r\n");
        List<Part> expected = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            form.append(part("field" + i, contents.get(i)));
            expected.add(new Part("field" + i, contents.get(i)));
        }
        form.append("--" + BOUNDARY + "--\r\nepilogue");
        assertThat(read(form.toString(), cuts)).isEqualTo(expected);
    }

    /** Contents that look like delimiters, almost. */
    @Provide
    Arbitrary<List<String>> trickyContents() {
        return Arbitraries.of(
                        "\r",
                        "\n",
                        "\r\n",
                        "-",
                        "--",
                        "\r\n-",
                        "\r\n--",
                        "\r\n---x",
                        "-x-",
                        "a",
                        "é")
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces))
                .filter(content -> !("\r\n" + content + "\r\n").contains("\r\n--" + BOUNDARY))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(10);
    }

    @Test
    void givesTheFilenameOfAFile() {
        var parser = new MultipartParser("b");
        var events =
                parser.feed(
                        bytes(
                                "--b\r\ncontent-disposition: form-data; name=\"file\";"
                                        + " filename=\"a;\\\"b.csv\"\r\n\r\n"));
        assertThat(events).containsExactly(new PartStarted("file", "a;\"b.csv"));
    }

    @Test
    void holdsBackNoMoreThanADelimiterOfContent() {
        var parser = new MultipartParser("b");
        parser.feed(bytes("--b\r\nContent-Disposition: form-data; name=file\r\n\r\n"));
        var events = parser.feed(bytes("x".repeat(10_000) + "\r\n--"));
        assertThat(((Content) events.get(0)).bytes().remaining()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\nContent-Type: text/plain\r\n\r\nno disposition",
                "--b\r\nContent-Disposition: form-data\r\n\r\nno name",
                "--bad\r\n",
                "--b\r\nContent-Disposition: form-data; name=a\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
            })
    void refusesABrokenForm(String form) {
        var parser = new MultipartParser("b");
        assertThatThrownBy(() -> parser.feed(bytes(form))).isInstanceOf(Problem.class);
    }

    @Test
    void refusesEndlessHeaders() {
        var parser = new MultipartParser("b");
        parser.feed(bytes("--b\r\n"));
        assertThatThrownBy(() -> parser.feed(bytes("X: " + "y".repeat(9_000))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void knowsAFormThatWasCutOff() {
        var parser = new MultipartParser("b");
        parser.feed(bytes("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nvalue\r\n--b"));
        assertThat(parser.ended()).isFalse();
        parser.feed(bytes("--"));
        assertThat(parser.ended()).isTrue();
    }

    private static String part(String name, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, content);
    }

    private static List<Part> read(String form, List<Integer> cuts) {
        byte[] all = form.getBytes(StandardCharsets.UTF_8);
        var parser = new MultipartParser(BOUNDARY);
        var parts = new ArrayList<Part>();
        var content = new ByteArrayOutputStream();
        String name = "";
        int at = 0;
        for (int i = 0; at < all.length; i++) {
            int length = Math.min(cuts.get(i % cuts.size()), all.length - at);
            for (FormEvent event : parser.feed(ByteBuffer.wrap(all, at, length))) {
                if (event instanceof PartStarted started) {
                    name = started.name();
                    content.reset();
                } else if (event instanceof Content piece) {
                    byte[] copy = new byte[piece.bytes().remaining()];
                    piece.bytes().get(copy);
                    content.writeBytes(copy);
                } else if (event instanceof PartEnded) {
                    parts.add(new Part(name, content.toString(StandardCharsets.UTF_8)));
                }
            }
            at += length;
        }
        assertThat(parser.ended()).isTrue();
        return parts;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
