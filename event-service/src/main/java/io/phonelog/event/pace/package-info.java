/** What goes first when people ask while events are loaded and compared. */
@NullMarked
package io.phonelog.event.pace;

import org.jspecify.annotations.NullMarked;
