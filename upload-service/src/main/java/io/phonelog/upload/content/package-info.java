/** Files given back to those who may read them. */
@NullMarked
package io.phonelog.upload.content;

import org.jspecify.annotations.NullMarked;
