package io.phonelog.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.phonelog.parser.sample.SampleLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** Two processes of upload-service share the work of one file. */
@ExtendWith(RunningStack.Extension.class)
class ReplicasIT {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void aFileGoesOnAtAnotherReplicaWhileItsOwnHangs(RunningStack stack) throws Exception {
        byte[] content = content(61);
        int heldBack = content.length - MEBIBYTE;
        try (Replica second = second(stack)) {
            Client there = second.as("analyst");
            Client here = stack.as("analyst");
            TusUpload upload = TusUpload.create(there, "frozen.csv", content);
            upload.patch(there, 0, MEBIBYTE).expect(204);
            HangingRequest hanging = upload.hang(there, MEBIBYTE, heldBack - MEBIBYTE);
            second.freeze();

            int offset = upload.offset(here);
            assertThat(offset).isBetween(MEBIBYTE, heldBack);
            upload.patch(here, offset, content.length).expect(204);
            second.wake();
            hanging.goOn();

            // What woke up is told that it is too late, or finds its line cut.
            hanging.answer()
                    .handle((answer, cut) -> cut != null || answer.statusCode() >= 400)
                    .thenAccept(refused -> assertThat(refused).isTrue())
                    .get();
            assertThat(upload.offset(there)).isEqualTo(content.length);
            JsonNode stored = here.awaitStored(upload.id());
            assertThat(stored.path("sha256").asText()).isEqualTo(sha256(content));
            assertThat(there.get("/parser/upload/" + upload.id() + "/content").text())
                    .isEqualTo(new String(content));
        }
    }

    @Test
    void chunksComeAtBothAndTheFileIsFinishedOnce(RunningStack stack) throws Exception {
        byte[] content = content(62);
        try (Replica second = second(stack)) {
            Client[] both = {stack.as("analyst"), second.as("analyst")};
            ChunkedUpload upload = ChunkedUpload.create(both[0], "shared.csv", content);

            IntStream.range(0, upload.count())
                    .parallel()
                    .forEach(chunk -> upload.send(both[chunk % 2], chunk).expect(204));
            var jobs =
                    IntStream.range(0, 4)
                            .parallel()
                            .mapToObj(call -> upload.complete(both[call % 2]))
                            .distinct()
                            .toList();

            assertThat(jobs).hasSize(1);
            JsonNode stored = both[1].awaitStored(upload.id());
            assertThat(stored.path("sha256").asText()).isEqualTo(sha256(content));
            both[0].awaitJob(jobs.get(0), "completed");
        }
    }

    private static Replica second(RunningStack stack) throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc/self"))).as("a Linux machine").isTrue();
        return Replica.of("upload-service", stack);
    }

    private static byte[] content(long seed) {
        byte[] content = PhoneRecords.of(SampleLayout.T_MOBILE, 300_000, seed, 0).content();
        assertThat(content.length).isGreaterThan(16 * MEBIBYTE);
        return content;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
