/** Tests of the package. */
@NullMarked
package io.phonelog.notification.log;

import org.jspecify.annotations.NullMarked;
