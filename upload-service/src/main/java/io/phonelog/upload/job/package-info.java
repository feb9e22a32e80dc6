/** The jobs of uploads, as far as uploads have to know of them. */
@NullMarked
package io.phonelog.upload.job;

import org.jspecify.annotations.NullMarked;
