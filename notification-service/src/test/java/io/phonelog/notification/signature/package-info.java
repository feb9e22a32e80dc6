/** Tests of the package. */
@NullMarked
package io.phonelog.notification.signature;

import org.jspecify.annotations.NullMarked;
