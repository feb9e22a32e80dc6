/** Infected files, kept for a while where nobody gets them. */
@NullMarked
package io.phonelog.upload.quarantine;

import org.jspecify.annotations.NullMarked;
