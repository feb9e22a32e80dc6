/** A run of a job: work given out, reports taken in, completion. */
@NullMarked
package io.phonelog.job.run;

import org.jspecify.annotations.NullMarked;
