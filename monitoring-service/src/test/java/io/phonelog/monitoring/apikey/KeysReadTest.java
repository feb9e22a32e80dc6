package io.phonelog.monitoring.apikey;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.platform.messaging.TopicCopies;
import io.phonelog.platform.messaging.TopicCopy;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** No service is ready before it knows the keys that there are. */
@QuarkusTest
@WithStack(s3 = true)
class KeysReadTest {
    private static final String READ = "checks.find { it.name == 'topics read' }";

    @Inject TopicCopies copies;

    @ConfigProperty(name = "phonelog.kafka.bootstrap-servers")
    String brokers;

    private final String topic = "test.table-" + Uuid7.next();

    @Test
    void readyServiceHasReadTheKeys() {
        await().untilAsserted(
                        () ->
                                given().get("/q/health/ready")
                                        .then()
                                        .body(READ + ".status", equalTo("UP"))
                                        .body(
                                                READ + ".data.'" + Topics.API_KEYS + "'",
                                                equalTo(true)));
    }

    @Test
    void serviceIsNotReadyUntilItHasReadWhatThereWas() throws Exception {
        create();
        say("one");
        say("two");

        TopicCopy copy = copies.of(topic);
        copy.hasRead(message(0));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(READ + ".data.'" + topic + "'", equalTo(false));

        copy.hasRead(message(1));
        await().untilAsserted(
                        () ->
                                given().get("/q/health/ready")
                                        .then()
                                        .body(READ + ".status", equalTo("UP")));
    }

    @Test
    void emptyTopicIsReadAtOnce() throws Exception {
        create();
        TopicCopy copy = copies.of(topic);
        copy.awaitComplete();
        assertThat(copy.isComplete()).isTrue();
    }

    private void create() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private void say(String value) throws ExecutionException, InterruptedException {
        try (var kafka =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new StringSerializer())) {
            kafka.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private ConsumerRecord<String, String> message(long offset) {
        return new ConsumerRecord<>(topic, 0, offset, "key", "value");
    }
}
