/** Records of a delimited file: where they begin and end, and their fields. */
@NullMarked
package io.phonelog.parser.record;

import org.jspecify.annotations.NullMarked;
