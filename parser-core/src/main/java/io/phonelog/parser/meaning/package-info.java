/** What the columns of an unknown table mean, and how sure that is. */
@NullMarked
package io.phonelog.parser.meaning;

import org.jspecify.annotations.NullMarked;
