package io.phonelog.upload.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.upload.Rows;
import io.phonelog.upload.Sent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;

class RunningSha256Test {
    private static final byte[] FILE = Rows.ofSize(100_003);

    @Test
    void isThePlatformsHere() {
        assertThat(RunningSha256.start()).isInstanceOf(PlatformSha256.class);
    }

    @Property(tries = 200)
    void goesOnFromWhereItWasPutAside(@ForAll @IntRange(max = 100_003) int at) {
        RunningSha256 first = RunningSha256.start();
        first.update(ByteBuffer.wrap(FILE, 0, at));
        RunningSha256 second = RunningSha256.from(Sha256State.of(first.state().encoded()));
        second.update(
                ByteBuffer.allocateDirect(FILE.length - at).put(FILE, at, FILE.length - at).flip());
        assertThat(second.hex()).isEqualTo(Sent.sha256(FILE));
    }

    @Property(tries = 200)
    void isPutAsideByOneKindAndTakenUpByTheOther(
            @ForAll @IntRange(max = 300) int at, @ForAll boolean platformFirst) {
        RunningSha256 platform = RunningSha256.start();
        RunningSha256 java = new JavaSha256(Sha256State.START);
        platform.update(ByteBuffer.wrap(FILE, 0, at));
        java.update(ByteBuffer.wrap(FILE, 0, at));
        assertThat(platform.state()).isEqualTo(java.state());

        RunningSha256 next =
                platformFirst ? new JavaSha256(platform.state()) : RunningSha256.from(java.state());
        next.update(ByteBuffer.wrap(FILE, at, FILE.length - at));
        assertThat(next.hex()).isEqualTo(Sent.sha256(FILE));
    }

    @Test
    void goesOnAfterItsValueWasAsked() {
        RunningSha256 digest = RunningSha256.start();
        digest.update(ByteBuffer.wrap(FILE, 0, 1000));
        digest.hex();
        digest.update(ByteBuffer.wrap(FILE, 1000, FILE.length - 1000));
        assertThat(digest.hex()).isEqualTo(Sent.sha256(FILE));
    }
}
