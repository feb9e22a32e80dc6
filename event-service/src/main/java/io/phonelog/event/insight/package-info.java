/** Questions that analysts ask of several phones, places and contacts. */
@NullMarked
package io.phonelog.event.insight;

import org.jspecify.annotations.NullMarked;
