/** Who did what, in a chain that shows when it was tampered with. */
@NullMarked
package io.phonelog.monitoring.audit;

import org.jspecify.annotations.NullMarked;
