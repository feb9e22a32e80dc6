/** What is told of the platform itself. */
@NullMarked
package io.phonelog.contracts.system;

import org.jspecify.annotations.NullMarked;
