/** Files are looked at for malware before anybody may see them. */
@NullMarked
package io.phonelog.upload.scan;

import org.jspecify.annotations.NullMarked;
