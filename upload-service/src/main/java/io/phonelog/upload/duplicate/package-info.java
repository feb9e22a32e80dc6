/** Files that a tenant has sent before. */
@NullMarked
package io.phonelog.upload.duplicate;

import org.jspecify.annotations.NullMarked;
