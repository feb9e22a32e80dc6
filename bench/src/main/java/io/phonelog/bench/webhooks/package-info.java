/** Bursts of events on their way to endpoints. */
@NullMarked
package io.phonelog.bench.webhooks;

import org.jspecify.annotations.NullMarked;
