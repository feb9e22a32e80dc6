/** How far uploads have got, and who is told. */
@NullMarked
package io.phonelog.upload.progress;

import org.jspecify.annotations.NullMarked;
