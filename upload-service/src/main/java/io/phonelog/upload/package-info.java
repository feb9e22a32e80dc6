/** Uploads: what came in, what became of it. */
@NullMarked
package io.phonelog.upload;

import org.jspecify.annotations.NullMarked;
