/** Records in JSON. */
@NullMarked
package io.phonelog.parser.json;

import org.jspecify.annotations.NullMarked;
