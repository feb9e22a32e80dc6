/** Values kept as JSON text in a column. */
@NullMarked
package io.phonelog.platform.json;

import org.jspecify.annotations.NullMarked;
