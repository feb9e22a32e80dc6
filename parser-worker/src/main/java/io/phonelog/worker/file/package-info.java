/** Reads files from the object store. */
@NullMarked
package io.phonelog.worker.file;

import org.jspecify.annotations.NullMarked;
