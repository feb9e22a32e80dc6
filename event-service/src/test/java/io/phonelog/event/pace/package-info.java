/** Tests of pace. */
@NullMarked
package io.phonelog.event.pace;

import org.jspecify.annotations.NullMarked;
