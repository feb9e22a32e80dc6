/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.transfer;

import org.jspecify.annotations.NullMarked;
