/** Jobs: what happens to an upload, its states and what clients see of it. */
@NullMarked
package io.phonelog.job;

import org.jspecify.annotations.NullMarked;
