/** Tests: Shapes of values. */
@NullMarked
package io.phonelog.parser.shape;

import org.jspecify.annotations.NullMarked;
