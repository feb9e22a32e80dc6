/** {@code ./phonelog demo}: the main job, done by a client like any other. */
@NullMarked
package io.phonelog.stack.demo;

import org.jspecify.annotations.NullMarked;
