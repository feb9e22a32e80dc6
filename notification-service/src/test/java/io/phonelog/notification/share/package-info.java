/** Tests of the package. */
@NullMarked
package io.phonelog.notification.share;

import org.jspecify.annotations.NullMarked;
