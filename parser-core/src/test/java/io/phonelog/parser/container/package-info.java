/** Tests: Containers. */
@NullMarked
package io.phonelog.parser.container;

import org.jspecify.annotations.NullMarked;
