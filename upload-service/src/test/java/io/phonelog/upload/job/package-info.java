/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.job;

import org.jspecify.annotations.NullMarked;
