/** Golden samples: what was once written is read for good. */
@NullMarked
package io.phonelog.contracts;

import org.jspecify.annotations.NullMarked;
