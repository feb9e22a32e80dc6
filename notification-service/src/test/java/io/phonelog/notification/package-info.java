/** Tests of the package. */
@NullMarked
package io.phonelog.notification;

import org.jspecify.annotations.NullMarked;
