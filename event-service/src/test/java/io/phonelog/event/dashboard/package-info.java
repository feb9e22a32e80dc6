/** Tests. */
@NullMarked
package io.phonelog.event.dashboard;

import org.jspecify.annotations.NullMarked;
