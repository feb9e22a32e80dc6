/** Tests of the package. */
@NullMarked
package io.phonelog.upload.clamd;

import org.jspecify.annotations.NullMarked;
