/** Parses one range of a file into batches of events. */
@NullMarked
package io.phonelog.worker.chunk;

import org.jspecify.annotations.NullMarked;
