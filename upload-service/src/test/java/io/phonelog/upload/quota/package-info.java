/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.quota;

import org.jspecify.annotations.NullMarked;
