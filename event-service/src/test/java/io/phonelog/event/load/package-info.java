/** Tests. */
@NullMarked
package io.phonelog.event.load;

import org.jspecify.annotations.NullMarked;
