/**
 * What every service's tests need: real components, signed tokens, the rules of the architecture.
 */
@NullMarked
package io.phonelog.test;

import org.jspecify.annotations.NullMarked;
