/** Records in tables of PDF documents. */
@NullMarked
package io.phonelog.parser.document;

import org.jspecify.annotations.NullMarked;
