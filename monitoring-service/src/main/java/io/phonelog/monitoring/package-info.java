/** Watches over PhoneLog: health, audit, API keys. */
@NullMarked
package io.phonelog.monitoring;

import org.jspecify.annotations.NullMarked;
