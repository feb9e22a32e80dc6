package io.phonelog.upload.digest;

import java.nio.ByteBuffer;

/** What a sender says of the body of a request, which counts as a whole or not at all. */
public interface BodyCheck {

    /** Takes the next bytes of the body; leaves the buffer's position as it is. */
    void update(ByteBuffer bytes);

    /**
     * The body has ended.
     *
     * @throws io.phonelog.platform.problem.Problem when other bytes came than the sender says
     */
    void verify();
}
