/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.duplicate;

import org.jspecify.annotations.NullMarked;
