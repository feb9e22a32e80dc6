package io.phonelog.parser.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.parse.ParseReport.RejectedRow;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.layout.LayoutRecogniser;
import io.phonelog.parser.layout.Recognition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SampleFileTest {

    @ParameterizedTest
    @EnumSource(SampleLayout.class)
    void everyRowIsAnEventAndEveryBrokenRowOneReject(SampleLayout layout) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleFile.Written written = SampleFile.write(out, layout, 20_000, 7, 0.01);
        Recognition recognition =
                new LayoutRecogniser(0.8).recognise(out.toByteArray(), BuiltInTemplates.all());
        assertThat(recognition).isInstanceOf(Recognition.Known.class);
        Parsed parsed = Parsed.of(out.toByteArray(), (Recognition.Known) recognition, "US", "UTC");
        assertThat(written.broken()).isBetween(120L, 280L);
        assertThat(parsed.rejects()).hasSize((int) written.broken());
        assertThat(parsed.events()).hasSize((int) (written.rows() - written.broken()));
        assertThat(parsed.rejects().stream().map(RejectedRow::code).distinct())
                .containsExactlyInAnyOrder(
                        "BAD_TIMESTAMP", "BAD_DURATION", "MISSING_COLUMNS", "BAD_QUOTING");
    }

    @ParameterizedTest
    @EnumSource(SampleLayout.class)
    void theSameSeedGivesTheSameFile(SampleLayout layout) throws IOException {
        assertThat(file(layout, 500, 3)).isEqualTo(file(layout, 500, 3));
        assertThat(file(layout, 500, 3)).isNotEqualTo(file(layout, 500, 4));
    }

    @Test
    void theShippedSampleReadsWithoutAReject() throws IOException {
        byte[] shipped = Files.readAllBytes(Path.of("../docs/samples/t-mobile-calls.csv"));
        Recognition recognition =
                new LayoutRecogniser(0.8).recognise(shipped, BuiltInTemplates.all());
        assertThat(recognition).isInstanceOf(Recognition.Known.class);
        Parsed parsed = Parsed.of(shipped, (Recognition.Known) recognition, "US", null);
        assertThat(parsed.events()).hasSize(1000);
        assertThat(parsed.rejects()).isEmpty();
    }

    private static byte[] file(SampleLayout layout, int rows, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleFile.write(out, layout, rows, seed, 0.1);
        return out.toByteArray();
    }
}
