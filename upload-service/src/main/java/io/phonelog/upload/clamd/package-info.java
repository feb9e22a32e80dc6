/** clamd, asked by its own protocol. */
@NullMarked
package io.phonelog.upload.clamd;

import org.jspecify.annotations.NullMarked;
