/** A stack of one's own, for programs that try or measure PhoneLog from outside. */
@NullMarked
package io.phonelog.stack.drive;

import org.jspecify.annotations.NullMarked;
