/** Where webhooks may go: no address of our own network, however it is written. */
@NullMarked
package io.phonelog.notification.guard;

import org.jspecify.annotations.NullMarked;
