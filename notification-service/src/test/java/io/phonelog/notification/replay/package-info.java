/** Tests of the package. */
@NullMarked
package io.phonelog.notification.replay;

import org.jspecify.annotations.NullMarked;
