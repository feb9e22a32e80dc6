/** Live streams of the log: Server-Sent Events and WebSocket. */
@NullMarked
package io.phonelog.notification.stream;

import org.jspecify.annotations.NullMarked;
