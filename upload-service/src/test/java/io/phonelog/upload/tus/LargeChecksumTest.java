package io.phonelog.upload.tus;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** A request larger than parts is checked as a whole, though its parts are sent before. */
@QuarkusTest
@WithStack(s3 = true)
class LargeChecksumTest {
    private static final byte[] FILE = Rows.ofSize(30_000_000);
    private static final byte[] OTHER = Arrays.copyOf(new byte[] {'x'}, 30_000_000);

    @Inject Books books;

    @Test
    void keepsNothingOfWrongBytesWhosePartsAreInTheStore() {
        String url = TusClient.begin(FILE.length, "wrong.csv");
        String checksum = "crc32c " + checksumOf(FILE);
        var refused = TusClient.patch(url, 0, OTHER, "Upload-Checksum", checksum);
        assertThat(refused.statusCode()).isEqualTo(460);
        assertThat(TusClient.offset(TusClient.head(url))).isZero();
        var taken = TusClient.patch(url, 0, FILE, "Upload-Checksum", checksum);
        assertThat(taken.statusCode()).isEqualTo(204);
        TusUploadTest.assertStored(url, FILE);
    }

    @Test
    void keepsNothingOfACheckedRequestThatIsCut() throws Exception {
        String url = TusClient.begin(FILE.length, "cut-checked.csv");
        String id = TusClient.idOf(url);
        String checked = url + " HTTP/1.1\nUpload-Checksum: crc32c " + checksumOf(FILE) + "\nX: ";
        new HalfRequest(checked, 0, FILE.length, Arrays.copyOf(FILE, 20_000_000)).close();
        await().until(
                        () ->
                                books.number(
                                                "select reserved_part - last_part + fence * 1000"
                                                        + " from transfer where upload_id = ?::uuid",
                                                id)
                                        == 1000);
        assertThat(TusClient.offset(TusClient.head(url))).isZero();
        assertThat(TusClient.patch(url, 0, FILE).statusCode()).isEqualTo(204);
        TusUploadTest.assertStored(url, FILE);
    }

    private static String checksumOf(byte[] bytes) {
        ChecksumAlgorithm.Running running = ChecksumAlgorithm.CRC32C.begin();
        running.update(java.nio.ByteBuffer.wrap(bytes));
        return java.util.Base64.getEncoder().encodeToString(running.end());
    }
}
