/** Who did what, for the audit log. */
@NullMarked
package io.phonelog.contracts.audit;

import org.jspecify.annotations.NullMarked;
