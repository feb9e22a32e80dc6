/** Charging records of 3GPP TS 32.298 in BER. */
@NullMarked
package io.phonelog.parser.ber;

import org.jspecify.annotations.NullMarked;
