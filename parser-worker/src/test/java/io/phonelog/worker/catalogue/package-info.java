@NullMarked
package io.phonelog.worker.catalogue;

import org.jspecify.annotations.NullMarked;
