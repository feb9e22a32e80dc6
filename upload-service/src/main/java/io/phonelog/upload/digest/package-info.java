/** The SHA-256 of files, to be gone on with by another process, and what senders say of a body. */
@NullMarked
package io.phonelog.upload.digest;

import org.jspecify.annotations.NullMarked;
