/** How much a tenant may send. */
@NullMarked
package io.phonelog.upload.quota;

import org.jspecify.annotations.NullMarked;
