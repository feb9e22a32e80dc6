/** Tests of the package. */
@NullMarked
package io.phonelog.notification.history;

import org.jspecify.annotations.NullMarked;
