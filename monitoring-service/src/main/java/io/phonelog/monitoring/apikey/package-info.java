/** API keys: made, listed, revoked, and made known to every service. */
@NullMarked
package io.phonelog.monitoring.apikey;

import org.jspecify.annotations.NullMarked;
