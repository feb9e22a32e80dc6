/** Who calls and what they may do: roles, permissions, API keys. */
@NullMarked
package io.phonelog.platform.access;

import org.jspecify.annotations.NullMarked;
