/** One tenant's transaction sees one tenant's rows. */
@NullMarked
package io.phonelog.platform.tenancy;

import org.jspecify.annotations.NullMarked;
