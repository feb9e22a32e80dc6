/** Training of the model of column meanings, and how well it does. */
@NullMarked
package io.phonelog.parser.meaning;

import org.jspecify.annotations.NullMarked;
