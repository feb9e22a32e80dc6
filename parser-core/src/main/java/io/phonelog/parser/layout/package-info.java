/** Which layout a file has. */
@NullMarked
package io.phonelog.parser.layout;

import org.jspecify.annotations.NullMarked;
