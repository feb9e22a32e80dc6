/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.tus;

import org.jspecify.annotations.NullMarked;
