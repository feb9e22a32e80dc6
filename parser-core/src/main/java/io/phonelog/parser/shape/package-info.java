/** What single values look like, without knowing what they mean. */
@NullMarked
package io.phonelog.parser.shape;

import org.jspecify.annotations.NullMarked;
