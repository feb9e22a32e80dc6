/** Tests of the package. */
@NullMarked
package io.phonelog.notification.health;

import org.jspecify.annotations.NullMarked;
