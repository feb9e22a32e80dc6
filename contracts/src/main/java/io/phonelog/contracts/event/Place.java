package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Where, and with which device.
 *
 * @param roaming the visited network, as written
 */
public record Place(
        @Nullable Cell firstCell,
        @Nullable Cell lastCell,
        @Nullable String imei,
        @Nullable String imsi,
        @Nullable String iccid,
        @Nullable String roaming) {

    public static final Place NONE = new Place(null, null, null, null, null, null);
}
