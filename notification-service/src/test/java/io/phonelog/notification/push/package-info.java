/** Tests of the package. */
@NullMarked
package io.phonelog.notification.push;

import org.jspecify.annotations.NullMarked;
