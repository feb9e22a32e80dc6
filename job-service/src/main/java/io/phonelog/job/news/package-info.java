/** Tells the world what happens to jobs. */
@NullMarked
package io.phonelog.job.news;

import org.jspecify.annotations.NullMarked;
