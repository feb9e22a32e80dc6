/** Tests of connections. */
@NullMarked
package io.phonelog.platform.connection;

import org.jspecify.annotations.NullMarked;
