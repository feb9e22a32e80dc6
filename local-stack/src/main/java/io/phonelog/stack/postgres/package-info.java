/**
 * Postgres from its embedded binaries: unpacked, initialised, with roles and schemas for every
 * service.
 */
@NullMarked
package io.phonelog.stack.postgres;

import org.jspecify.annotations.NullMarked;
