/** Tests of what is there twice. */
@NullMarked
package io.phonelog.event.duplicate;

import org.jspecify.annotations.NullMarked;
