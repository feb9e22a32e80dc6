package io.phonelog.notification.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/hook?a=b%20c, example.com, 443, /hook?a=b%20c, example.com",
        "https://EXAMPLE.com., example.com, 443, /, example.com",
        "http://example.com:8080/x, example.com, 8080, /x, example.com:8080",
        "https://bücher.example/, xn--bcher-kva.example, 443, /, xn--bcher-kva.example",
        "https://１２７.０.０.１/, 127.0.0.1, 443, /, 127.0.0.1",
        "https://①②⑦.⓪.⓪.①/, 127.0.0.1, 443, /, 127.0.0.1",
        "https://127。0。0。1/, 127.0.0.1, 443, /, 127.0.0.1",
        "https://8.8.8.8/, 8.8.8.8, 443, /, 8.8.8.8",
        "https://[2606:4700::1]:8443/, 2606:4700::1, 8443, /, [2606:4700::1]:8443"
    })
    void readsWhereAMessageGoes(String url, String host, int port, String path, String authority) {
        Target target = Target.of(url);
        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.path()).isEqualTo(path);
        assertThat(target.authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook",
                "//example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///hook",
                "https://user:pass@example.com/",
                "https://user@example.com/",
                "https://example.com/#part",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://exa mple.com/",
                "https://exam\tple.com/",
                "https://example.com\\@evil.example/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://1.2.3.4.5/",
                "https://example.0x7f/",
                "https://127.0.0.1./",
                "https://0X7F000001/",
                "https://017700000001/",
                "https://127.0.0.1.:443x/",
                "https://[::ffff:127.0.0.1/",
                "https://169.254.169.254%2f@example.com/",
                "https://example.com%00.internal/",
                "https://[fe80::1%25eth0]/",
                "https://-example-.com/",
                "https://a..b/"
            })
    void refusesWhatCanBeReadInTwoWays(String url) {
        assertThatThrownBy(() -> Target.of(url)).isInstanceOf(Target.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_040, 100_000})
    void refusesEndlessUrls(int length) {
        assertThatThrownBy(() -> Target.of("https://a.example/" + "a".repeat(length)))
                .isInstanceOf(Target.Refused.class);
    }
}
