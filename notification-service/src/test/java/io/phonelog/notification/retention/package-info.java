/** Tests of the package. */
@NullMarked
package io.phonelog.notification.retention;

import org.jspecify.annotations.NullMarked;
