/** What surrounds every call: request ids, security headers. */
@NullMarked
package io.phonelog.platform.web;

import org.jspecify.annotations.NullMarked;
