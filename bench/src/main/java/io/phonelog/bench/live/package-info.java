/** Thousands of clients that follow streams. */
@NullMarked
package io.phonelog.bench.live;

import org.jspecify.annotations.NullMarked;
