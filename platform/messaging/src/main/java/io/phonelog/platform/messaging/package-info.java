/** Events to and from Kafka: one way to send, one way to consume, one place that gives up. */
@NullMarked
package io.phonelog.platform.messaging;

import org.jspecify.annotations.NullMarked;
