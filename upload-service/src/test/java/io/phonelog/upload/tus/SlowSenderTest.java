package io.phonelog.upload.tus;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.phonelog.test.WithStack;
import io.phonelog.upload.Books;
import io.phonelog.upload.Rows;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Senders that hold a place without making use of it. */
@QuarkusTest
@WithStack(s3 = true)
class SlowSenderTest {
    private static final byte[] FILE = Rows.ofSize(100_000);
    private static final int HEAD = 1000;

    @Inject Books books;
    @Inject MeterRegistry metrics;

    @Test
    void givesUpASenderThatOnlyDripsAndKeepsWhatItSent() throws Exception {
        String url = TusClient.begin(FILE.length, "drip.csv");
        double before = givenUp("CLIENT_SLOW");
        ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
        try (HalfRequest drip = new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, HEAD))) {
            tap.scheduleAtFixedRate(drops(drip), 100, 100, TimeUnit.MILLISECONDS);
            assertThat(drip.answer()).contains("408");
        } finally {
            tap.shutdownNow();
        }
        await().until(() -> givenUp("CLIENT_SLOW") == before + 1);
        assertKept(url, HEAD + 1);
    }

    @Test
    void givesUpASenderThatFellSilentAndKeepsWhatItSent() throws Exception {
        String url = TusClient.begin(FILE.length, "silent.csv");
        double before = givenUp("CLIENT_SILENT");
        try (HalfRequest silent =
                new HalfRequest(url, 0, FILE.length, Arrays.copyOf(FILE, 50_000))) {
            assertThat(silent.answer()).contains("408");
        }
        await().until(() -> givenUp("CLIENT_SILENT") == before + 1);
        assertKept(url, 50_000);
    }

    private void assertKept(String url, long atLeast) {
        await().until(() -> books.received(TusClient.idOf(url)), at -> at >= atLeast);
        int offset = (int) TusClient.offset(TusClient.head(url));
        TusClient.patch(url, offset, Arrays.copyOfRange(FILE, offset, FILE.length));
        TusUploadTest.assertStored(url, FILE);
    }

    private double givenUp(String code) {
        return metrics.get("phonelog_upload_senders_given_up").tag("code", code).counter().count();
    }

    private static Runnable drops(HalfRequest sender) {
        AtomicInteger next = new AtomicInteger(HEAD);
        return () -> {
            try {
                sender.send(new byte[] {FILE[next.getAndIncrement()]});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
