/** Looks at a file: which layout it has, and where it can be cut. */
@NullMarked
package io.phonelog.worker.plan;

import org.jspecify.annotations.NullMarked;
