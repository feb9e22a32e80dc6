/** The front door: one port, routes from the table that the Helm chart renders too. */
@NullMarked
package io.phonelog.stack.gateway;

import org.jspecify.annotations.NullMarked;
