package io.phonelog.upload.tus;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Bucket;
import io.phonelog.upload.Held;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Somebody ends an upload while another sends it. */
@QuarkusTest
@WithStack(s3 = true)
class TusDeleteTest {
    private static final byte[] FILE = Rows.ofSize(12_000_000);

    @Inject Books books;
    @Inject Bucket bucket;

    @Test
    void endsAnUploadThatIsBeingSentAndKeepsNothingOfIt() throws Exception {
        String url = TusClient.begin(FILE.length, "ended.csv");
        String id = TusClient.idOf(url);
        try (HalfRequest sender =
                new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, 9_000_000))) {
            await().until(() -> books.received(id) > 0);
            assertThat(delete(url).statusCode()).isEqualTo(204);
            sender.send(Arrays.copyOfRange(FILE, 9_000_000, FILE.length));
            assertThat(sender.answer()).matches("HTTP/1.1 (404|409|410) .*");
        }
        assertThat(TusClient.head(url).statusCode()).isIn(404, 410);
        await().untilAsserted(() -> assertThat(bucket.holds(id)).isFalse());
    }

    @Test
    void leavesAFileAloneThatIsStoredWhileItWaits() throws Exception {
        String url = TusClient.begin(FILE.length, "stored.csv");
        TusClient.patch(url, 0, FILE);
        String id = TusClient.idOf(url);
        books.change("update upload set state = 'RECEIVING' where id = ?::uuid", id);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<HttpResponse<String>> answer;
            try (Held storing =
                    books.hold("update upload set state = 'STORED' where id = ?::uuid", id)) {
                answer = other.submit(() -> delete(url));
                storing.awaitWaiter();
            }
            assertThat(answer.get().statusCode()).isEqualTo(204);
        } finally {
            other.shutdown();
        }
        TusUploadTest.assertStored(url, FILE);
    }

    private static HttpResponse<String> delete(String url) {
        return TusClient.call("DELETE", url, new byte[0]);
    }
}
