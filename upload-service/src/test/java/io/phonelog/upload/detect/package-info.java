/** Tests. */
@NullMarked
package io.phonelog.upload.detect;

import org.jspecify.annotations.NullMarked;
