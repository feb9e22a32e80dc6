/** What a file is, and the records in it, whatever its form. */
@NullMarked
package io.phonelog.parser.container;

import org.jspecify.annotations.NullMarked;
