package io.phonelog.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a mobile network, as far as the file describes it.
 *
 * @param raw as written
 * @param mcc country code of the network, digits
 * @param mnc network code, digits (leading zeros count)
 * @param lac location or tracking area
 * @param ci cell identity
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param azimuth of the antenna, degrees clockwise from north
 */
public record Cell(
        @Nullable String raw,
        @Nullable String mcc,
        @Nullable String mnc,
        @Nullable String lac,
        @Nullable String ci,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Double azimuth,
        @Nullable String address) {}
