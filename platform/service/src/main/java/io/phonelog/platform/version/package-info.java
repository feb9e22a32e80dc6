/** Changes that a client makes to what it has read, and to nothing newer. */
@NullMarked
package io.phonelog.platform.version;

import org.jspecify.annotations.NullMarked;
