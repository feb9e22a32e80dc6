/** Bodies of requests on their way to the object store. */
@NullMarked
package io.phonelog.upload.intake;

import org.jspecify.annotations.NullMarked;
