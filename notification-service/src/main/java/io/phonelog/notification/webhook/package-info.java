/** Webhook endpoints: where partners want to hear of which events. */
@NullMarked
package io.phonelog.notification.webhook;

import org.jspecify.annotations.NullMarked;
