package io.phonelog.notification.guard;

import static io.phonelog.test.Patience.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.test.Patience;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

class AddressGuardTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private record Settings(
            boolean allowHttp,
            Optional<List<String>> allowedNetworks,
            Optional<List<String>> refusedNetworks,
            List<String> allowedPorts,
            Duration resolveTimeout)
            implements GuardConfig {}

    private final AddressGuard strict = guard(false);
    private final AddressGuard local = guard(true, "127.0.0.0/8", "::1/128");

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void refusesNamesThatLeadInside() {
        assertThatThrownBy(() -> check(strict, "https://localhost/hook"))
                .isInstanceOf(Target.Refused.class)
                .hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void refusesPlainHttpUnlessAllowed() {
        assertThatThrownBy(() -> check(strict, "http://8.8.8.8/")).hasMessageContaining("https://");
        assertThat(check(guard(true), "http://8.8.8.8/").target().secure()).isFalse();
    }

    @Test
    void refusesNamesThatNobodyKnows() {
        var guard = resolving(host -> unknown(host + ": Name or service not known"));
        assertThatThrownBy(() -> check(guard, "https://no-such-name.example/"))
                .isInstanceOf(Target.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost.example: Temporary failure in name resolution", "lost.example"})
    void saysWhenANameCannotBeResolvedForNow(String message) {
        var guard = resolving(host -> unknown(message));
        assertThatThrownBy(() -> check(guard, "https://lost.example/"))
                .isInstanceOf(Unresolved.class);
    }

    @Test
    void waitsForANameNoLongerThanTheTimeout() {
        CountDownLatch answers = new CountDownLatch(1);
        var names =
                new HostNames(
                        VERTX,
                        host -> {
                            awaitQuietly(answers);
                            return addresses("8.8.8.8");
                        },
                        Duration.ofMillis(50));
        assertThatThrownBy(
                        () ->
                                check(
                                        new AddressGuard(names, settings(false)),
                                        "https://slow.example/"))
                .isInstanceOf(Unresolved.class);
        answers.countDown();
    }

    @Test
    void tenantWhoseNamesAllHangHoldsUpNoOther() {
        CountDownLatch answers = new CountDownLatch(1);
        var guard =
                resolving(
                        host -> {
                            if (host.startsWith("hanging")) {
                                awaitQuietly(answers);
                            }
                            return addresses("8.8.8.8");
                        });
        List<CompletableFuture<AddressGuard.Checked>> waiting = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            waiting.add(
                    guard.check(TENANT, "https://hanging" + n + ".example/")
                            .subscribeAsCompletionStage());
        }
        assertThat(check(guard, "https://other.example/").target().host())
                .isEqualTo("other.example");
        answers.countDown();
        waiting.forEach(CompletableFuture::join);
    }

    @Test
    void tenantsWhoseNamesHangHoldAllThreadsNoLongerThanTheResolverWaits() {
        var gaveUp = new Semaphore(0, true);
        var told = new AtomicInteger();
        var guard =
                resolving(
                        host -> {
                            if (host.startsWith("hanging")) {
                                gaveUp.acquireUninterruptibly();
                                return unknown(host + ": Temporary failure in name resolution");
                            }
                            return addresses("8.8.8.8");
                        });
        for (int tenant = 0; tenant < 8; tenant++) {
            var org = new UUID(1, tenant);
            for (int n = 0; n < 16; n++) {
                guard.check(org, "https://hanging" + n + ".example/")
                        .subscribe()
                        .with(found -> {}, failure -> told.incrementAndGet());
            }
        }
        await().until(() -> gaveUp.getQueueLength() == 64);
        gaveUp.release(64);
        await().untilAtomic(told, equalTo(64));
        assertThat(check(guard, "https://other.example/").target().host())
                .isEqualTo("other.example");
        gaveUp.release(64);
    }

    @Test
    void givesTheAddressThatWasChecked() {
        var checked = check(local, "http://localhost:8080/hook");
        assertThat(checked.address().isLoopbackAddress()).isTrue();
        assertThat(checked.target().authority()).isEqualTo("localhost:8080");
    }

    @Test
    void refusesANameWithOneAddressInsideAmongOthers() {
        var guard = resolving(host -> addresses("8.8.8.8", "169.254.169.254"));
        assertThatThrownBy(() -> check(guard, "https://two-faced.example/"))
                .hasMessageContaining("public internet");
    }

    @Test
    void asksAnewEachTimeAndGoesWhereItLooked() {
        AtomicInteger asked = new AtomicInteger();
        var guard =
                resolving(
                        host -> addresses(asked.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1"));
        var checked = check(guard, "https://rebinding.example/");
        assertThat(checked.address().getHostAddress()).isEqualTo("8.8.8.8");
        assertThatThrownBy(() -> check(guard, "https://rebinding.example/"))
                .isInstanceOf(Target.Refused.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aNameServerThatHangsHoldsUpOnlyItsOwnNames() {
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        var guard =
                resolving(
                        host -> {
                            if (host.startsWith("hanging")) {
                                hanging.incrementAndGet();
                                awaitQuietly(answers);
                            }
                            return addresses("8.8.8.8");
                        });
        List<CompletableFuture<AddressGuard.Checked>> waiting = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            waiting.add(
                    guard.check(TENANT, "https://hanging.example/" + n)
                            .subscribeAsCompletionStage());
        }
        assertThat(check(guard, "https://other.example/").target().host())
                .isEqualTo("other.example");
        answers.countDown();
        waiting.forEach(CompletableFuture::join);
        assertThat(hanging).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 53, 445, 1023})
    void refusesPortsOfOtherServices(int port) {
        assertThatThrownBy(() -> check(strict, "https://8.8.8.8:" + port + "/"))
                .hasMessageContaining("port " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "9-8", "-1", "https", ""})
    void saysWhichPortCannotBeRead(String port) {
        assertThatThrownBy(() -> PortRules.of(List.of(port)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + port + "\"");
    }

    private static InetAddress[] unknown(String message) throws UnknownHostException {
        throw new UnknownHostException(message);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AddressGuard.Checked check(AddressGuard guard, String url) {
        return guard.check(OTHER, url).await().atMost(Patience.LONG);
    }

    private static AddressGuard guard(boolean allowHttp, String... networks) {
        return new AddressGuard(VERTX, settings(allowHttp, networks));
    }

    private static AddressGuard resolving(HostNames.Lookup lookup) {
        return new AddressGuard(
                new HostNames(VERTX, lookup, Duration.ofSeconds(10)), settings(false));
    }

    private static Settings settings(boolean allowHttp, String... networks) {
        return new Settings(
                allowHttp,
                Optional.of(List.of(networks)),
                Optional.empty(),
                List.of("80", "443", "1024-65535"),
                Duration.ofSeconds(10));
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int n = 0; n < texts.length; n++) {
            addresses[n] = InetAddress.getByName(texts[n]);
        }
        return addresses;
    }
}
