/** Rows of pages. */
@NullMarked
package io.phonelog.parser.document;

import org.jspecify.annotations.NullMarked;
