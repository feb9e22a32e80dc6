/** Keycloak from its distribution, with the realm {@code phonelog} and its demo users. */
@NullMarked
package io.phonelog.stack.keycloak;

import org.jspecify.annotations.NullMarked;
