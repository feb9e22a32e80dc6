/**
 * The shell around parser-core: takes work from Kafka, keeps nothing, and can be killed anywhere.
 */
@NullMarked
package io.phonelog.worker;

import org.jspecify.annotations.NullMarked;
