/** What a file is, decided from its first bytes and never from its name. */
@NullMarked
package io.phonelog.upload.detect;

import org.jspecify.annotations.NullMarked;
