/** Records in XML and HTML. */
@NullMarked
package io.phonelog.parser.markup;

import org.jspecify.annotations.NullMarked;
