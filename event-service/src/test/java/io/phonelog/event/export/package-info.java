@NullMarked
package io.phonelog.event.export;

import org.jspecify.annotations.NullMarked;
