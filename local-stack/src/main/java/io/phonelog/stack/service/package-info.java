/** Our own services as parts of the stack: their packaged jars and their environment. */
@NullMarked
package io.phonelog.stack.service;

import org.jspecify.annotations.NullMarked;
