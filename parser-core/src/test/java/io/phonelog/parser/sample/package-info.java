/** Tests: Sample files. */
@NullMarked
package io.phonelog.parser.sample;

import org.jspecify.annotations.NullMarked;
