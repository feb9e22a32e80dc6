/** Tells clients and partners what happens: one durable log, several ways out. */
@NullMarked
package io.phonelog.notification;

import org.jspecify.annotations.NullMarked;
