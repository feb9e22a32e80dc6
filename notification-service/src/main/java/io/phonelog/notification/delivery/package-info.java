/** The queue of webhook deliveries and what became of each attempt. */
@NullMarked
package io.phonelog.notification.delivery;

import org.jspecify.annotations.NullMarked;
