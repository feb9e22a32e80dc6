package io.phonelog.parser.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.parser.layout.DialectDetector.Judged;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class DialectDetectorTest {
    private static final Path CASES = Path.of("src/test/resources/layouts/dialects.yaml");
    private static final double A_TABLE = 0.25;

    @TestFactory
    Stream<DynamicTest> isNotMisled() throws IOException {
        try (Reader yaml = Files.newBufferedReader(CASES)) {
            Object read = new Yaml().load(yaml);
            List<Case> cases =
                    new ObjectMapper().convertValue(read, new TypeReference<List<Case>>() {});
            return cases.stream().map(one -> DynamicTest.dynamicTest(one.name, () -> check(one)));
        }
    }

    /**
     * @param delimiter {@code none} if the input is no table
     * @param quote {@code none} if it must not have any; null: does not matter
     */
    private record Case(String name, String input, String delimiter, @Nullable String quote) {}

    private static void check(Case one) {
        String input = visible(one.input);
        Judged judged = DialectDetector.detect(input.getBytes(StandardCharsets.UTF_8), "UTF-8");
        if (one.delimiter.equals("none")) {
            assertThat(judged.score()).isLessThan(A_TABLE);
            return;
        }
        assertThat(judged.score()).isGreaterThan(A_TABLE);
        assertThat(judged.dialect().delimiter()).isEqualTo(one.delimiter.charAt(0));
        String quote = one.quote;
        if (quote != null) {
            char expected = quote.equals("none") ? DialectDetector.NO_QUOTE : quote.charAt(0);
            assertThat(judged.dialect().quote()).isEqualTo(expected);
        }
    }

    private static String visible(String input) {
        String lines = input.indexOf('␊') >= 0 ? input.replace("\n", "") : input;
        return lines.replace('␊', '\n').replace('→', '\t').replace('·', ' ');
    }

    @Property(tries = 200)
    void anyBytesHaveADialect(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(DialectDetector.detect(bytes, "windows-1252").score()).isBetween(0.0, 1.0);
    }
}
