/** How good the records of each source and file are, and why. */
@NullMarked
package io.phonelog.event.quality;

import org.jspecify.annotations.NullMarked;
