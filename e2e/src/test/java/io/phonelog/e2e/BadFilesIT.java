package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    void anInfectedFileIsRejectedAndItsJobFails(RunningStack stack) {
        assumeTrue(stack.scans(), "this machine has no clamd");
        Client analyst = stack.as("analyst");
        // The EICAR test file, in two pieces, or this source would be infected.
        String virus = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

        JsonNode accepted =
                analyst.upload("calls.csv", text("number,name\n1,%s\n".formatted(virus)))
                        .expect(201)
                        .body();

        String upload = "/parser/upload/" + accepted.at("/upload/id").asText();
        JsonNode ended =
                analyst.awaitBody(upload, body -> !body.path("state").asText().equals("scanning"));
        assertThat(ended.path("state").asText()).isEqualTo("rejected");
        assertThat(ended.at("/scan/verdict").asText()).isEqualTo("infected");
        assertThat(ended.at("/error/code").asText()).isEqualTo("MALWARE_FOUND");
        assertThat(analyst.get(upload + "/content").status()).isEqualTo(409);
        JsonNode job = analyst.awaitJob(accepted.at("/job/id").asText(), "failed");
        assertThat(job.at("/error/code").asText()).isEqualTo("MALWARE_FOUND");
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
                analyst.awaitJob(
                        job, j -> !j.path("state").asText().matches("blocked|queued|running"));
        assertThat(ended.at("/rows/stored").asLong()).isZero();
        assertThat(ended.path("state").asText()).isIn("completed", "needs_mapping");
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
