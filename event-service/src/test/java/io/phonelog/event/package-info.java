/** Tests of the event store on real Postgres and Kafka. */
@NullMarked
package io.phonelog.event;

import org.jspecify.annotations.NullMarked;
