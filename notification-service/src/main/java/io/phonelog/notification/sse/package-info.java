/** Streams as Server-Sent Events. */
@NullMarked
package io.phonelog.notification.sse;

import org.jspecify.annotations.NullMarked;
