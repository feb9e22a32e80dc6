/** What services say to each other: topics, the envelope, ids. */
@NullMarked
package io.phonelog.contracts;

import org.jspecify.annotations.NullMarked;
