@NullMarked
package io.phonelog.event.analytics;

import org.jspecify.annotations.NullMarked;
