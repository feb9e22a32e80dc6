/** Jobs, tested with a real database and broker; the test plays the other services. */
@NullMarked
package io.phonelog.job;

import org.jspecify.annotations.NullMarked;
