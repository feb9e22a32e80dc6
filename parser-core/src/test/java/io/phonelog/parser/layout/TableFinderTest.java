package io.phonelog.parser.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.contracts.parse.Dialect;

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

class TableFinderTest {
    private static final Path CASES = Path.of("src/test/resources/layouts/tables.yaml");

    @TestFactory
    Stream<DynamicTest> finds() throws IOException {
        try (Reader yaml = Files.newBufferedReader(CASES)) {
            Object read = new Yaml().load(yaml);
            List<Case> cases =
                    new ObjectMapper().convertValue(read, new TypeReference<List<Case>>() {});
            return cases.stream().map(one -> DynamicTest.dynamicTest(one.name, () -> check(one)));
        }
    }

    private record Case(
            String name,
            String input,
            List<String> names,
            long dataLine,
            @Nullable Long headerLine,
            @Nullable Integer rows,
            @Nullable List<String> trailers,
            int otherHeads) {}

    private static void check(Case one) {
        byte[] input = one.input.getBytes(StandardCharsets.UTF_8);
        Dialect dialect = DialectDetector.detect(input, "UTF-8").dialect();
        Table table = TableFinder.find(Sample.read(input, dialect));
        assertThat(table.head().columns()).isEqualTo(one.names);
        assertThat(table.head().dataLine()).isEqualTo(one.dataLine);
        if (one.headerLine != null) {
            assertThat(table.head().headerLine()).isEqualTo(one.headerLine);
        }
        if (one.rows != null) {
            assertThat(table.rows()).hasSize(one.rows);
        }
        if (one.trailers != null) {
            assertThat(table.trailers()).containsExactlyInAnyOrderElementsOf(one.trailers);
        }
        assertThat(table.otherHeads()).hasSize(one.otherHeads);
    }

    @Property(tries = 300)
    void anyBytesAreSomeTable(@ForAll @Size(max = 400) byte[] bytes) {
        Dialect dialect = DialectDetector.detect(bytes, "UTF-8").dialect();
        Table table = TableFinder.find(Sample.read(bytes, dialect));
        assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSize(table.width()));
    }
}
