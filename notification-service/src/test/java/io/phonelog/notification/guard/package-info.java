/** Tests of the package. */
@NullMarked
package io.phonelog.notification.guard;

import org.jspecify.annotations.NullMarked;
