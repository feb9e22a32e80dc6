/** The process that owns the stack: it starts the parts in order, watches them and ends them. */
@NullMarked
package io.phonelog.stack.supervisor;

import org.jspecify.annotations.NullMarked;
