/** What happens on a connection before there is a request, and when there never is one. */
@NullMarked
package io.phonelog.platform.connection;

import org.jspecify.annotations.NullMarked;
