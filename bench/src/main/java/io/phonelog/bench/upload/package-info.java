/** Uploads by stock clients, beside the object store alone. */
@NullMarked
package io.phonelog.bench.upload;

import org.jspecify.annotations.NullMarked;
