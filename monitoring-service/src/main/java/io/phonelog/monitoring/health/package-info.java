/** How every part of the system is. */
@NullMarked
package io.phonelog.monitoring.health;

import org.jspecify.annotations.NullMarked;
