package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;

@ExtendWith(RunningStack.Extension.class)
class BadFilesIT {
    private static final byte[] PNG = {
        (byte) 0x89,
        'P',
        'N',
        'G',
        '\r',
        '\n',
        0x1a,
        '\n',
        0,
        0,
        0,
        13,
        'I',
        'H',
        'D',
        'R',
        0,
        0,
        0,
        1
    };

    @Test
    void aPictureNamedCsvIsRefusedWithAReason(RunningStack stack) {
        Client.Answer answer = stack.as("analyst").upload("calls.csv", PNG);

        assertThat(answer.status()).isIn(415, 422);
        assertThat(answer.http().headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().path("detail").asText()).isNotBlank();
    }

    @Test
    void anEmptyFileIsRefused(RunningStack stack) {
        assertThat(stack.as("analyst").upload("calls.csv", new byte[0]).status())
                .isIn(400, 415, 422);
    }

    @Test
    void anUnknownLayoutWaitsForAPerson(RunningStack stack) {
        Client analyst = stack.as("analyst");

        String job = analyst.uploadJob("formen.csv", text("Farbe;Form\nrot;rund\nblau;eckig\n"));

        analyst.awaitJob(job, "needs_mapping");
    }

    @Test
    void aHeaderWithoutRowsIsDoneWithNoEvents(RunningStack stack) {
        Client analyst = stack.as("analyst");

        String job =
                analyst.uploadJob("empty.csv", text("Date Time,Number,Destination,Minutes,Type\n"));

        JsonNode ended =
                analyst.awaitJob(job, j -> !j.path("state").asText().matches("queued|running"));
        assertThat(ended.at("/rows/stored").asLong()).isZero();
        assertThat(ended.path("state").asText()).isIn("completed", "needs_mapping");
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
