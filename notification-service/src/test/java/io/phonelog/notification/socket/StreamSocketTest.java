package io.phonelog.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.notification.Socket;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.Test;

import java.util.UUID;

@QuarkusTest
@WithStack
class StreamSocketTest {
    private final String viewer = Tokens.acme().viewer();
    private final UUID job = Uuid7.next();

    @Test
    void followsAJobAndResumesAfterAnEvent() {
        var created = News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        try (Socket socket = Socket.withToken(viewer).subscribe("job:" + job)) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            JsonPath event = socket.next();
            assertThat(event.getString("op")).isEqualTo("event");
            assertThat(event.getString("stream")).isEqualTo("job:" + job);
            assertThat(event.getString("id")).isEqualTo(created.id());
            assertThat(event.getString("type")).isEqualTo("job.created");
            assertThat(event.getString("time")).isEqualTo(created.time().toString());
            assertThat(event.getString("data.jobId")).isEqualTo(job.toString());
            News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
            assertThat(socket.next().getString("type")).isEqualTo("job.started");
        }
        String resume = "{'op':'subscribe','stream':'job:%s','after':'%s'}";
        try (Socket socket = Socket.withToken(viewer)) {
            socket.say(resume.formatted(job, created.id()));
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("type")).isEqualTo("job.started");
        }
        try (Socket socket = Socket.withToken(viewer)) {
            socket.say(resume.formatted(job, "unknown"));
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("op")).isEqualTo("gap");
            assertThat(socket.next().getString("type")).isEqualTo("job.created");
        }
    }

    @Test
    void carriesManyStreamsUntilTheyAreGivenUp() {
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        try (Socket socket = Socket.withToken(viewer).subscribe("job:" + job)) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("type")).isEqualTo("job.created");
            socket.subscribe("job:" + job);
            assertThat(socket.next().getString("code")).isEqualTo("ALREADY_SUBSCRIBED");
            socket.subscribe("uploads");
            assertThat(socket.next().getString("stream")).isEqualTo("uploads");

            socket.say("{'op':'unsubscribe','stream':'job:" + job + "'}");
            assertThat(socket.next().getString("op")).isEqualTo("unsubscribed");
            News.ofJob(Org.ACME, job, MessageType.JOB_STARTED);
            News.ofUpload(Org.ACME, Uuid7.next(), job);
            assertThat(socket.next().getString("type")).isEqualTo("upload.stored");
        }
    }

    @Test
    void tellsNothingOfAnotherTenant() {
        UUID theirs = Uuid7.next();
        try (Socket socket = Socket.withToken(viewer).subscribe("jobs")) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            News.ofJob(Org.GLOBEX, theirs, MessageType.JOB_CREATED);
            News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
            JsonPath event = socket.next();
            while (!job.toString().equals(event.getString("data.jobId"))) {
                assertThat(event.getString("data.jobId")).isNotEqualTo(theirs.toString());
                event = socket.next();
            }
        }
    }

    @Test
    void tellsAUserOfTheirOwnThings() {
        String me = Tokens.acme().subject("viewer").toString();
        try (Socket socket = Socket.withToken(viewer).subscribe("user")) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            News.ofJob(Org.ACME, Uuid7.next(), MessageType.JOB_CREATED, "somebody else");
            News.ofJob(Org.ACME, job, MessageType.JOB_CREATED, me);
            JsonPath event = socket.next();
            assertThat(event.getString("stream")).isEqualTo("user");
            assertThat(event.getString("data.jobId")).isEqualTo(job.toString());
        }
    }

    @Test
    void tellsOfNewVersionsOfTemplates() {
        UUID template = Uuid7.next();
        try (Socket socket = Socket.withToken(viewer).subscribe("templates")) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            News.ofTemplate(Org.ACME, template);
            JsonPath event = socket.next();
            assertThat(event.getString("type")).isEqualTo("template.published");
            assertThat(event.getString("data.templateId")).isEqualTo(template.toString());
            assertThat(event.getInt("data.version")).isEqualTo(1);
            assertThat(event.getMap("data")).doesNotContainKey("columns");
        }
    }

    @Test
    void tellsEveryTenantOfThePlatform() {
        try (Socket acme = Socket.withToken(viewer).subscribe("system");
                Socket globex = Socket.withToken(Tokens.globex().viewer()).subscribe("system")) {
            assertThat(acme.next().getString("op")).isEqualTo("subscribed");
            assertThat(globex.next().getString("op")).isEqualTo("subscribed");
            var alert = News.ofAlert(null);
            awaitEvent(acme, alert.id());
            awaitEvent(globex, alert.id());
        }
    }

    @Test
    void followsAnUpload() {
        UUID upload = Uuid7.next();
        News.ofUpload(Org.ACME, upload, job);
        try (Socket socket = Socket.withToken(viewer).subscribe("upload:" + upload)) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("type")).isEqualTo("upload.stored");
            assertThat(code(socket.subscribe("upload:" + UUID.randomUUID())))
                    .isEqualTo("UPLOAD_NOT_FOUND");
        }
    }

    @Test
    void isOpenedInPlaceOfServerSentEventsToo() {
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED);
        try (Socket socket = Socket.at("/api/v1/parser/progress/" + job, viewer)) {
            assertThat(socket.next().getString("op")).isEqualTo("subscribed");
            assertThat(socket.next().getString("type")).isEqualTo("job.created");
        }
    }

    /** Passes over what other tests say to all. */
    private static void awaitEvent(Socket socket, String id) {
        while (!id.equals(socket.next().getString("id"))) {}
    }

    private static String code(Socket socket) {
        return socket.next().getString("code");
    }
}
