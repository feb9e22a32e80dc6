/** The durable log: every event that anybody is told of, once and in order. */
@NullMarked
package io.phonelog.notification.log;

import org.jspecify.annotations.NullMarked;
