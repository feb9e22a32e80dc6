/** Tests of the package of the same name. */
@NullMarked
package io.phonelog.upload.template;

import org.jspecify.annotations.NullMarked;
