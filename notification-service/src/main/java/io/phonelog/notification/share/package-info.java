/** How much of what one process does is each tenant's. */
@NullMarked
package io.phonelog.notification.share;

import org.jspecify.annotations.NullMarked;
