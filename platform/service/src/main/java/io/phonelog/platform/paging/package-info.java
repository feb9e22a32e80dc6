/** Keyset pages: no page skips or repeats a row while rows pour in. */
@NullMarked
package io.phonelog.platform.paging;

import org.jspecify.annotations.NullMarked;
