/** The stack under measurement: its calls, its processes. */
@NullMarked
package io.phonelog.bench.stack;

import org.jspecify.annotations.NullMarked;
