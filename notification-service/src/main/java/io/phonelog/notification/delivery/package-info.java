/**
 * The queue of webhook deliveries and what became of each attempt.
 *
 * <p>Many transactions touch an endpoint: those of senders, of its owner, of replays, of pruning.
 * None waits for another in a circle, because all lock in this order and leave out what they do not
 * need: {@code webhook_health} (several by their ids), {@code log_head}, {@code webhook}, then
 * {@code replay}, {@code delivery} and the rest. Inserting a delivery locks its webhook. Who cannot
 * keep to that takes what is free ({@code skip locked}).
 */
@NullMarked
package io.phonelog.notification.delivery;

import org.jspecify.annotations.NullMarked;
