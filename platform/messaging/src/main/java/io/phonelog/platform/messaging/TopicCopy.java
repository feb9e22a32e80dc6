package io.phonelog.platform.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.concurrent.CountDownLatch;

/**
 * How much of a compacted topic this process has read. The topic is the truth, and whoever reads it
 * from the start has a copy that is complete when it holds all that was said before the process
 * started. Such a topic has one partition.
 */
public final class TopicCopy {
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final String topic;
    private final CountDownLatch incomplete = new CountDownLatch(1);
    private long next;
    private long end = UNKNOWN;

    public TopicCopy(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** Takes note that the copy holds what this message says. */
    public synchronized void hasRead(ConsumerRecord<?, ?> message) {
        next = message.offset() + 1;
        look();
    }

    /** Takes note of where the topic ended at the start: the offset after its last message. */
    synchronized void endedAt(long offset) {
        end = offset;
        look();
    }

    public boolean isComplete() {
        return incomplete.getCount() == 0;
    }

    public void awaitComplete() throws InterruptedException {
        incomplete.await();
    }

    private void look() {
        if (next >= end) {
            incomplete.countDown();
        }
    }
}
