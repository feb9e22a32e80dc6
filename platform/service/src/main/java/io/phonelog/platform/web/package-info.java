/** What surrounds every call: request ids. */
@NullMarked
package io.phonelog.platform.web;

import org.jspecify.annotations.NullMarked;
