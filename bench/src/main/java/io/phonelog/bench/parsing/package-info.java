/** The parser alone, beside a reader that understands nothing. */
@NullMarked
package io.phonelog.bench.parsing;

import org.jspecify.annotations.NullMarked;
