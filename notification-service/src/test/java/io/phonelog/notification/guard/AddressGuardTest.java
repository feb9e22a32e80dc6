package io.phonelog.notification.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class AddressGuardTest {
    private static final Vertx VERTX = Vertx.vertx();

    private record Settings(
            boolean allowHttp, Optional<List<String>> allowedNetworks, Duration resolveTimeout)
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
        assertThatThrownBy(() -> check(strict, "https://no-such-name.invalid/"))
                .isInstanceOf(Target.Refused.class);
    }

    @Test
    void givesTheAddressThatWasChecked() {
        var checked = check(local, "http://localhost:8080/hook");
        assertThat(checked.address().isLoopbackAddress()).isTrue();
        assertThat(checked.target().authority()).isEqualTo("localhost:8080");
    }

    private static AddressGuard.Checked check(AddressGuard guard, String url) {
        return guard.check(url).await().atMost(Duration.ofSeconds(20));
    }

    private static AddressGuard guard(boolean allowHttp, String... networks) {
        return new AddressGuard(
                VERTX,
                new Settings(allowHttp, Optional.of(List.of(networks)), Duration.ofSeconds(10)));
    }
}
