/** Tests of the package. */
@NullMarked
package io.phonelog.upload.quarantine;

import org.jspecify.annotations.NullMarked;
