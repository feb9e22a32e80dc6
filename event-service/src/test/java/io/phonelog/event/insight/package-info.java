/** Tests of analysts' questions. */
@NullMarked
package io.phonelog.event.insight;

import org.jspecify.annotations.NullMarked;
