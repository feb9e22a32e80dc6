/** Errors as RFC 9457 problems with stable codes. */
@NullMarked
package io.phonelog.platform.problem;

import org.jspecify.annotations.NullMarked;
