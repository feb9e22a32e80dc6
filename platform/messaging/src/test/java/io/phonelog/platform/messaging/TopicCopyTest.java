package io.phonelog.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TopicCopyTest {
    private final TopicCopy copy = new TopicCopy("things");

    @Test
    void isIncompleteWhileNobodyKnowsWhereTheTopicEnds() {
        copy.hasRead(message(41));
        assertThat(copy.isComplete()).isFalse();
    }

    @Test
    void isCompleteWithTheLastMessageThatThereWas() {
        copy.endedAt(3);
        copy.hasRead(message(1));
        assertThat(copy.isComplete()).isFalse();
        copy.hasRead(message(2));
        assertThat(copy.isComplete()).isTrue();
    }

    @Test
    void isCompleteWhenTheEndIsHeardOfAfterItWasRead() throws InterruptedException {
        copy.hasRead(message(2));
        copy.endedAt(3);
        copy.awaitComplete();
        assertThat(copy.isComplete()).isTrue();
    }

    @Test
    void copyOfAnEmptyTopicIsComplete() {
        copy.endedAt(0);
        assertThat(copy.isComplete()).isTrue();
    }

    private static ConsumerRecord<String, String> message(long offset) {
        return new ConsumerRecord<>("things", 0, offset, "key", "value");
    }
}
