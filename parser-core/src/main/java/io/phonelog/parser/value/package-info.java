/** What single values mean: times, durations, numbers, cells. */
@NullMarked
package io.phonelog.parser.value;

import org.jspecify.annotations.NullMarked;
