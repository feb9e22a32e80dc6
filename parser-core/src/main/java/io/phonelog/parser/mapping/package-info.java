/** Which column of a file is which column of a template. */
@NullMarked
package io.phonelog.parser.mapping;

import org.jspecify.annotations.NullMarked;
