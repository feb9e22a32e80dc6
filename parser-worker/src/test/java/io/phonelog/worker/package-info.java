/** The worker with a real broker and object store; the test plays the other services. */
@NullMarked
package io.phonelog.worker;

import org.jspecify.annotations.NullMarked;
