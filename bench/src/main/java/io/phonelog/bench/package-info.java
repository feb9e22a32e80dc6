/** Measurements of the whole stack, each beside what limits it. */
@NullMarked
package io.phonelog.bench;

import org.jspecify.annotations.NullMarked;
