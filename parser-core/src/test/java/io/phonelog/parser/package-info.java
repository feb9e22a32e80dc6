/** What the tests of the parser share. */
@NullMarked
package io.phonelog.parser;

import org.jspecify.annotations.NullMarked;
