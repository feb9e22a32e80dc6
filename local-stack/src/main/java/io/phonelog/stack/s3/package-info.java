/** S3 over a directory. */
@NullMarked
package io.phonelog.stack.s3;

import org.jspecify.annotations.NullMarked;
