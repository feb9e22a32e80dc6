/** What was sent to webhooks and what came of it: the log, statistics, and sending again. */
@NullMarked
package io.phonelog.notification.history;

import org.jspecify.annotations.NullMarked;
