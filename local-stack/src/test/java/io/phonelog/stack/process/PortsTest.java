package io.phonelog.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

class PortsTest {
    @Test
    void givesNoPortTwiceAndNoneThatClientsAreGiven() {
        assertThat(Stream.generate(Ports::free).limit(1_000))
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 20_000 && port < 30_000);
    }

    @Test
    void portThatSomebodyListensOnIsNotAvailable() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()));
            assertThat(Ports.available(taken.getLocalPort())).isFalse();
            assertThat(Ports.answers(taken.getLocalPort())).isTrue();
        }
    }
}
