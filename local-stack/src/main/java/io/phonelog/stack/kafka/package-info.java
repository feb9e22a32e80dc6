/** One Kafka broker that is its own controller, from its jars. */
@NullMarked
package io.phonelog.stack.kafka;

import org.jspecify.annotations.NullMarked;
