/** Tests. */
@NullMarked
package io.phonelog.upload;

import org.jspecify.annotations.NullMarked;
