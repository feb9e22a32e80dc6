/** Tests of the event's binary format. */
@NullMarked
package io.phonelog.contracts.event;

import org.jspecify.annotations.NullMarked;
