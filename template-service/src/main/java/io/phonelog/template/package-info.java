/** Templates: what a layout looks like and what its columns mean, version by version. */
@NullMarked
package io.phonelog.template;

import org.jspecify.annotations.NullMarked;
