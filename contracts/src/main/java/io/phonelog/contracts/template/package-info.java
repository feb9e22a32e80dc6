/** How a layout is read: data, not code. */
@NullMarked
package io.phonelog.contracts.template;

import org.jspecify.annotations.NullMarked;
