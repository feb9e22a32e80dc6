/** Streams as messages on a WebSocket. */
@NullMarked
package io.phonelog.notification.socket;

import org.jspecify.annotations.NullMarked;
