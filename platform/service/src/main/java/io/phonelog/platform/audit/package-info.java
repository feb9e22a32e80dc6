/** Leaves a record of every mutating call in the call's own transaction. */
@NullMarked
package io.phonelog.platform.audit;

import org.jspecify.annotations.NullMarked;
