/** Tests. */
@NullMarked
package io.phonelog.upload.janitor;

import org.jspecify.annotations.NullMarked;
