/** The command {@code ./phonelog}: what a person or a script asks of the stack. */
@NullMarked
package io.phonelog.stack.command;

import org.jspecify.annotations.NullMarked;
