/** The tus protocol, version 1.0 with its extensions: a thin layer over transfers. */
@NullMarked
package io.phonelog.upload.tus;

import org.jspecify.annotations.NullMarked;
