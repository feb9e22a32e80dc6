/** Files in the object store: written part by part, read by ranges. */
@NullMarked
package io.phonelog.upload.storage;

import org.jspecify.annotations.NullMarked;
