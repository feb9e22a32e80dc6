/** The virus scanner of the machine, with a configuration of our own. */
@NullMarked
package io.phonelog.stack.clamd;

import org.jspecify.annotations.NullMarked;
