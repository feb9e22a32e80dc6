/** Tests. */
@NullMarked
package io.phonelog.upload.intake;

import org.jspecify.annotations.NullMarked;
