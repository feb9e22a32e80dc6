/** API keys as every service sees them. */
@NullMarked
package io.phonelog.contracts.access;

import org.jspecify.annotations.NullMarked;
