/** Facts about uploaded files. */
@NullMarked
package io.phonelog.contracts.upload;

import org.jspecify.annotations.NullMarked;
