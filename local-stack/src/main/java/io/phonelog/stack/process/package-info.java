/** Processes of the stack: how one is described, started, known to be ready and ended. */
@NullMarked
package io.phonelog.stack.process;

import org.jspecify.annotations.NullMarked;
