/** Tests. */
@NullMarked
package io.phonelog.upload.storage;

import org.jspecify.annotations.NullMarked;
