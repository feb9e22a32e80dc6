package io.phonelog.upload.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;

class RunningSha256Test {
    private static final byte[] FILE = Rows.ofSize(100_003);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 4096, 100_002, 100_003})
    void goesOnFromWhereItWasPutAside(int at) {
        RunningSha256 first = new RunningSha256(Sha256State.START);
        first.update(ByteBuffer.wrap(FILE, 0, at));
        RunningSha256 second = new RunningSha256(Sha256State.of(first.state().encoded()));
        second.update(
                ByteBuffer.allocateDirect(FILE.length - at).put(FILE, at, FILE.length - at).flip());
        assertThat(second.state().hex()).isEqualTo(Sent.sha256(FILE));
    }
}
