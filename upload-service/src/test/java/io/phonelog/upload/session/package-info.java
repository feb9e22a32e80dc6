/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.session;

import org.jspecify.annotations.NullMarked;
