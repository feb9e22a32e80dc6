/** Tests: Records and ranges. */
@NullMarked
package io.phonelog.parser.record;

import org.jspecify.annotations.NullMarked;
