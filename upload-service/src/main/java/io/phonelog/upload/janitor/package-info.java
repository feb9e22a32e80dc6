/** Ends uploads whose process died and takes away the bytes they left. */
@NullMarked
package io.phonelog.upload.janitor;

import org.jspecify.annotations.NullMarked;
