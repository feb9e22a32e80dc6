/** Tests. */
@NullMarked
package io.phonelog.event.run;

import org.jspecify.annotations.NullMarked;
