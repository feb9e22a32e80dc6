/** What the chart renders, held against the APIs, the services and the contracts. */
@NullMarked
package io.phonelog.helm;

import org.jspecify.annotations.NullMarked;
