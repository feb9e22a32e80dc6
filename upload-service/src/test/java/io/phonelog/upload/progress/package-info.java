/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.progress;

import org.jspecify.annotations.NullMarked;
