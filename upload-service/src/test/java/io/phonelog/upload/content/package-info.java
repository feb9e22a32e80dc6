/** Tests. */
@NullMarked
package io.phonelog.upload.content;

import org.jspecify.annotations.NullMarked;
