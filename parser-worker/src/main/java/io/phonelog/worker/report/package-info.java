/** Tells job-service what happens. */
@NullMarked
package io.phonelog.worker.report;

import org.jspecify.annotations.NullMarked;
