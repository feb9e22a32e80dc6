/** What came of a job, as a file. */
@NullMarked
package io.phonelog.job.result;

import org.jspecify.annotations.NullMarked;
