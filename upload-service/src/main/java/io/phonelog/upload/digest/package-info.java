/** The SHA-256 of files: as fast as the platform's, and to be gone on with by another process. */
@NullMarked
package io.phonelog.upload.digest;

import org.jspecify.annotations.NullMarked;
