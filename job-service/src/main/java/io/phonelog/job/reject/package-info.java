/** Rows that could not be read, kept with their reason. */
@NullMarked
package io.phonelog.job.reject;

import org.jspecify.annotations.NullMarked;
