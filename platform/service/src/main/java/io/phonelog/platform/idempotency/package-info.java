/** Answers a repeated write with its first answer. */
@NullMarked
package io.phonelog.platform.idempotency;

import org.jspecify.annotations.NullMarked;
