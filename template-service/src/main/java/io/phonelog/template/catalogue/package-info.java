/** The templates that come with PhoneLog. */
@NullMarked
package io.phonelog.template.catalogue;

import org.jspecify.annotations.NullMarked;
