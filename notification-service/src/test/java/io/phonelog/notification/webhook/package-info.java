/** Tests of the package. */
@NullMarked
package io.phonelog.notification.webhook;

import org.jspecify.annotations.NullMarked;
