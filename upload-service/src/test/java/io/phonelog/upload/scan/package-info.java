/** Tests of the package. */
@NullMarked
package io.phonelog.upload.scan;

import org.jspecify.annotations.NullMarked;
