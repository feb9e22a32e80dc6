/** Tests of the package. */
@NullMarked
package io.phonelog.notification.sse;

import org.jspecify.annotations.NullMarked;
