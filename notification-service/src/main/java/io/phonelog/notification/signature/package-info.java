/** Signatures by the Standard Webhooks specification. */
@NullMarked
package io.phonelog.notification.signature;

import org.jspecify.annotations.NullMarked;
