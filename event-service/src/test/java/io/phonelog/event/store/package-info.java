/** Tests. */
@NullMarked
package io.phonelog.event.store;

import org.jspecify.annotations.NullMarked;
