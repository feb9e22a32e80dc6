/** What all services measure in the same way. */
@NullMarked
package io.phonelog.platform.metrics;

import org.jspecify.annotations.NullMarked;
