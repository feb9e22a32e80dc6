/** What every worker knows: templates, and runs that were taken back. */
@NullMarked
package io.phonelog.worker.catalogue;

import org.jspecify.annotations.NullMarked;
