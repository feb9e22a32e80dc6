/** The normalised event, and the binary batches in which events travel. */
@NullMarked
package io.phonelog.contracts.event;

import org.jspecify.annotations.NullMarked;
