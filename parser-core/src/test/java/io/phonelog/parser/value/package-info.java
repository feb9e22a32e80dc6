/** Tests: Values. */
@NullMarked
package io.phonelog.parser.value;

import org.jspecify.annotations.NullMarked;
