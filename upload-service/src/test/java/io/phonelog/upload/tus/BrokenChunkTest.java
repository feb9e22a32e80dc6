package io.phonelog.upload.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Senders whose body is cut into chunks in a wrong way. */
@QuarkusTest
@WithStack(s3 = true)
class BrokenChunkTest {
    private static final byte[] FILE = Rows.ofSize(100_000);
    private static final int FIRST = 50_000;

    @Test
    void areToldWhyAndMayGoOn() throws Exception {
        String url = TusClient.begin(FILE.length, "chunks.csv");
        var body = new ByteArrayOutputStream();
        body.write("%x\r\n".formatted(FIRST).getBytes(StandardCharsets.US_ASCII));
        body.write(FILE, 0, FIRST);
        body.write("\r\nno length\r\n".getBytes(StandardCharsets.US_ASCII));

        try (HalfRequest broken = HalfRequest.chunked(url, body.toByteArray())) {
            assertThat(broken.answer()).contains("400");
        }

        int offset = (int) TusClient.offset(TusClient.head(url));
        TusClient.patch(url, offset, Arrays.copyOfRange(FILE, offset, FILE.length));
        TusUploadTest.assertStored(url, FILE);
    }
}
