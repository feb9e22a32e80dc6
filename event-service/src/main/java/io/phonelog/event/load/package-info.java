/** Row batches into the tables, each once. */
@NullMarked
package io.phonelog.event.load;

import org.jspecify.annotations.NullMarked;
