/** Events as files that other programs read. */
@NullMarked
package io.phonelog.event.export;

import org.jspecify.annotations.NullMarked;
