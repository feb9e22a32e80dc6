/** Realistic files to try things with; every number in them is from a reserved range. */
@NullMarked
package io.phonelog.parser.sample;

import org.jspecify.annotations.NullMarked;
