package io.phonelog.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

class PortPlanTest {
    @Test
    void usualPortsCanBeMovedOneByOne() {
        PortPlan ports = PortPlan.of(Map.of("PHONELOG_PORT_JOB_SERVICE", "9102"));
        assertThat(ports.of("gateway")).isEqualTo(8080);
        assertThat(ports.of("job-service")).isEqualTo(9102);
    }

    @Test
    void aTakenPortIsNamedWithItsHolderAndTheWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan ports =
                    PortPlan.of(Map.of("PHONELOG_PORT_GATEWAY", "" + other.getLocalPort()));
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("Port " + other.getLocalPort() + " (gateway) is taken")
                    .hasMessageContaining("PHONELOG_PORT_GATEWAY=");
            assertThat(
                            PortHolder.of(other.getLocalPort())
                                    .orElse("pid " + ProcessHandle.current().pid()))
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aVariableThatIsNoPortIsRefused() {
        assertThatThrownBy(() -> PortPlan.of(Map.of("PHONELOG_PORT_S3", "http")))
                .hasMessageContaining("PHONELOG_PORT_S3=http is no port");
        assertThatThrownBy(() -> PortPlan.of(Map.of("PHONELOG_PORT_S3", "70000")))
                .hasMessageContaining("from 1 to 65535");
    }

    @Test
    void twoPartsCannotShareAPort() {
        assertThatThrownBy(() -> PortPlan.of(Map.of("PHONELOG_PORT_S3", "8080")))
                .hasMessageContaining("gateway and s3 would share port 8080");
    }
}
