/** What the numbers of events over time say: trends, silences, outliers, the rhythm of a week. */
@NullMarked
package io.phonelog.event.analytics;

import org.jspecify.annotations.NullMarked;
