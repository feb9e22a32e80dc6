/** Sessions: files sent as chunks, in any order and in parallel. */
@NullMarked
package io.phonelog.upload.session;

import org.jspecify.annotations.NullMarked;
