/** Tests of the package. */
@NullMarked
package io.phonelog.notification.socket;

import org.jspecify.annotations.NullMarked;
