/** Endpoints that fail for days: their owners are told, and in the end nothing is sent any more. */
@NullMarked
package io.phonelog.notification.health;

import org.jspecify.annotations.NullMarked;
