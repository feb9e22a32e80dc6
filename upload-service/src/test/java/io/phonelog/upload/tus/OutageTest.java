package io.phonelog.upload.tus;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.StackPart;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

/** What an upload stands on goes away in its middle, and comes back. */
@QuarkusTest
@WithStack(s3 = true)
class OutageTest {
    private static final byte[] FILE = Rows.ofSize(21_000_000);
    private static final int FIRST = 9_000_000;

    @Inject AgroalDataSource database;

    /**
     * The other tests look into the books: connections to the database that was stopped are no use.
     */
    @AfterEach
    void forgetConnections() {
        database.flush(AgroalDataSource.FlushMode.ALL);
    }

    @ParameterizedTest
    @EnumSource(
            value = StackPart.class,
            names = {"S3", "POSTGRES"})
    void whatIsAcknowledgedOutlivesAnOutage(StackPart part) {
        String url = TusClient.begin(FILE.length, "outage.csv");
        assertThat(send(url, 0, FIRST)).isEqualTo(204);

        EmbeddedStack.stop(part);
        int refused;
        try {
            refused = send(url, FIRST, FILE.length);
        } finally {
            EmbeddedStack.startAgain(part);
        }

        assertThat(refused).isGreaterThanOrEqualTo(500);
        long offset = await().until(() -> offset(url), at -> at >= 0);
        assertThat(offset).isGreaterThanOrEqualTo(FIRST);
        await().until(() -> send(url, (int) offset(url), FILE.length) == 204);
        TusUploadTest.assertStored(url, FILE);
    }

    private static int send(String url, int from, int to) {
        return TusClient.patch(url, from, Arrays.copyOfRange(FILE, from, to)).statusCode();
    }

    private static long offset(String url) {
        return TusClient.offset(TusClient.head(url));
    }
}
