/** The tables: partitions, origins, sums, and the transactions that fill them. */
@NullMarked
package io.phonelog.event.store;

import org.jspecify.annotations.NullMarked;
