/** Events that are there twice, recognised and marked. */
@NullMarked
package io.phonelog.event.duplicate;

import org.jspecify.annotations.NullMarked;
