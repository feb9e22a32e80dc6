/** Tests: Recognising layouts. */
@NullMarked
package io.phonelog.parser.layout;

import org.jspecify.annotations.NullMarked;
