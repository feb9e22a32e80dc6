/** Tests of the package. */
@NullMarked
package io.phonelog.notification.stream;

import org.jspecify.annotations.NullMarked;
