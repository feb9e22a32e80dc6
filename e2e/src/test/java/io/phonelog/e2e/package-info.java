/** PhoneLog from outside: through the gateway, with real tokens, on the packaged stack. */
@NullMarked
package io.phonelog.e2e;

import org.jspecify.annotations.NullMarked;
