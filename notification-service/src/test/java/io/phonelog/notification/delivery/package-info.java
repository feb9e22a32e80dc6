/** Tests of the package. */
@NullMarked
package io.phonelog.notification.delivery;

import org.jspecify.annotations.NullMarked;
