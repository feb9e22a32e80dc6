/** The built-in templates. */
@NullMarked
package io.phonelog.parser.catalogue;

import org.jspecify.annotations.NullMarked;
