/** Events, found and shown. */
@NullMarked
package io.phonelog.event.read;

import org.jspecify.annotations.NullMarked;
