/** Forgets events and deliveries when their time is over. */
@NullMarked
package io.phonelog.notification.retention;

import org.jspecify.annotations.NullMarked;
