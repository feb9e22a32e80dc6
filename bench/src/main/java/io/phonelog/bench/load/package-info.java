/** From an upload to rows that can be queried, beside {@code COPY}. */
@NullMarked
package io.phonelog.bench.load;

import org.jspecify.annotations.NullMarked;
