/** Figures over time, from the sums that loading keeps. */
@NullMarked
package io.phonelog.event.dashboard;

import org.jspecify.annotations.NullMarked;
