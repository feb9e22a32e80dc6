/** The event store: what parsed files say, to be loaded, searched and summed up. */
@NullMarked
package io.phonelog.event;

import org.jspecify.annotations.NullMarked;
