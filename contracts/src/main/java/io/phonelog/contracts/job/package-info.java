/** Facts about jobs, for people and partner systems. */
@NullMarked
package io.phonelog.contracts.job;

import org.jspecify.annotations.NullMarked;
