/** Tests of the package. */
@NullMarked
package io.phonelog.notification.notice;

import org.jspecify.annotations.NullMarked;
