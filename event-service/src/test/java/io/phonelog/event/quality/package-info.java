/** Tests of quality. */
@NullMarked
package io.phonelog.event.quality;

import org.jspecify.annotations.NullMarked;
