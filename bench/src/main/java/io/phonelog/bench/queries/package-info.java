/** Answers while rows pour in. */
@NullMarked
package io.phonelog.bench.queries;

import org.jspecify.annotations.NullMarked;
