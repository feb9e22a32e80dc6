package io.phonelog.notification.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

class AddressRulesTest {
    private final AddressRules rules = new AddressRules(List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "2606:4700::5efe:127.0.0.1",
                "2606:4700::200:5efe:10.0.0.1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotPublic(String address) throws Exception {
        assertThat(rules.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8"
            })
    void permitsThePublicInternet(String address) throws Exception {
        assertThat(rules.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void permitsTheNetworksThatADeploymentAllowsAndNoMore() throws Exception {
        var allowing =
                new AddressRules(List.of("10.20.0.0/15", "::1/128", "192.168.7.9"), List.of());
        assertThat(allowing.permits(InetAddress.getByName("10.21.255.255"))).isTrue();
        assertThat(allowing.permits(InetAddress.getByName("10.22.0.0"))).isFalse();
        assertThat(allowing.permits(InetAddress.getByName("::1"))).isTrue();
        assertThat(allowing.permits(InetAddress.getByName("127.0.0.1"))).isFalse();
        assertThat(allowing.permits(InetAddress.getByName("192.168.7.9"))).isTrue();
        assertThat(allowing.permits(InetAddress.getByName("192.168.7.8"))).isFalse();
    }

    @Test
    void refusesWhatADeploymentRefusesThoughItIsPublicOrAllowed() throws Exception {
        var refusing =
                new AddressRules(List.of("10.0.0.0/8"), List.of("8.8.8.0/24", "10.9.0.0/16"));
        assertThat(refusing.permits(InetAddress.getByName("8.8.8.8"))).isFalse();
        assertThat(refusing.permits(InetAddress.getByName("64:ff9b::8.8.8.8"))).isFalse();
        assertThat(refusing.permits(InetAddress.getByName("64:ff9b::8.8.4.4"))).isTrue();
        assertThat(refusing.permits(InetAddress.getByName("10.9.1.1"))).isFalse();
        assertThat(refusing.permits(InetAddress.getByName("10.8.1.1"))).isTrue();
        assertThat(refusing.permits(InetAddress.getByName("1.1.1.1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/x", "localhost/8", ""})
    void saysWhichNetworkCannotBeRead(String network) {
        assertThatThrownBy(() -> new AddressRules(List.of(network), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + network + "\"");
    }
}
