/** Rows to events. */
@NullMarked
package io.phonelog.parser.row;

import org.jspecify.annotations.NullMarked;
