/** Runs of jobs that are void, and what becomes of their rows. */
@NullMarked
package io.phonelog.event.run;

import org.jspecify.annotations.NullMarked;
