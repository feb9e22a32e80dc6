package io.phonelog.notification.notice;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.contracts.MessageType;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.notification.News;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithStack
class NotificationResourceTest {
    private static final String NOTIFICATIONS = "/api/v1/notifications";
    private static final String PREFERENCES = NOTIFICATIONS + "/preferences";

    private final String name = "reader-" + UUID.randomUUID();
    private final String user = Tokens.acme().user(name, "analyst");
    private final String subject = Tokens.acme().subject(name).toString();
    private final UUID job = Uuid7.next();

    @Test
    void whoseJobItIsHearsOfItsEndAndNobodyElse() {
        News.ofJob(Org.ACME, job, MessageType.JOB_CREATED, subject);
        News.ofJob(Org.ACME, job, MessageType.JOB_PROGRESS, subject);
        var end = News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED, subject);
        News.say(Topics.JOBS_EVENTS, job, end);

        JsonPath list = listOf(user, 1);
        assertThat(list.getString("items[0].eventId")).isEqualTo(end.id());
        assertThat(list.getString("items[0].type")).isEqualTo("job.completed");
        assertThat(list.getString("items[0].title")).isEqualTo("File parsed");
        assertThat(list.getString("items[0].text")).isEqualTo("calls-é.csv: 0 rows.");
        assertThat(list.getString("items[0].data.jobId")).isEqualTo(job.toString());
        assertThat(list.getInt("unread")).isEqualTo(1);
        assertThat(eventsOf(Tokens.acme().user("other", "owner"))).doesNotContain(end.id());
        assertThat(eventsOf(Tokens.globex().user(name, "owner"))).doesNotContain(end.id());
    }

    @Test
    void whoSentAFileHearsThatItWasRejected() {
        News.ofRejection(Org.ACME, Uuid7.next(), subject);
        assertThat(listOf(user, 1).getString("items[0].text"))
                .isEqualTo("bad.csv: Malware was found in it.");
    }

    @Test
    void whoRunsTheTenantHearsOfThePlatformEachForThemselves() {
        String admin = Tokens.acme().user(name, "admin");
        String other = Tokens.acme().user(name + "2", "owner");
        var alert = News.ofAlert(Org.ACME);
        await().until(() -> eventsOf(admin).contains(alert.id()));
        String id =
                get(admin, "").path("items.find { it.eventId == '%s' }.id".formatted(alert.id()));

        markRead(admin, id).statusCode(204);
        assertThat(unreadEventsOf(admin)).doesNotContain(alert.id());
        assertThat(unreadEventsOf(other)).contains(alert.id());
        assertThat(eventsOf(user)).doesNotContain(alert.id());
        markRead(user, id).statusCode(404).body("code", equalTo("NOTIFICATION_NOT_FOUND"));
    }

    @Test
    void pagesFromTheNewestAndCountsWhatIsUnread() {
        for (int n = 0; n < 3; n++) {
            News.ofJob(Org.ACME, job, MessageType.JOB_FAILED, subject);
        }
        JsonPath all = listOf(user, 3);
        JsonPath first = get(user, "?limit=2").jsonPath();
        assertThat(first.getList("items")).hasSize(2);
        assertThat(first.getInt("page.total")).isEqualTo(3);
        JsonPath rest =
                get(user, "?limit=2&cursor=" + first.getString("page.nextCursor")).jsonPath();
        assertThat(rest.getString("items[0].id")).isEqualTo(all.getString("items[2].id"));
        assertThat(rest.getList("items")).hasSize(1);
        assertThat(rest.getBoolean("page.hasMore")).isFalse();

        String newest = all.getString("items[0].id");
        markRead(user, newest).statusCode(204);
        markRead(user, newest).statusCode(204);
        JsonPath unread = get(user, "?unread=true").jsonPath();
        assertThat(unread.getInt("unread")).isEqualTo(2);
        assertThat(unread.getInt("page.total")).isEqualTo(2);
        assertThat(unread.getList("items.id")).doesNotContain(newest);
        assertThat(get(user, "").jsonPath().getString("items[0].readAt")).isNotNull();

        given().auth().oauth2(user).post(NOTIFICATIONS + "/read").then().statusCode(204);
        assertThat(get(user, "").jsonPath().getInt("unread")).isZero();
    }

    @Test
    void listsNothingThatIsMutedAndListsItAgainWhenItIsNot() {
        News.ofJob(Org.ACME, job, MessageType.JOB_COMPLETED, subject);
        News.ofJob(Org.ACME, job, MessageType.JOB_FAILED, subject);
        listOf(user, 2);
        prefer("{\"events\":{\"job.completed\":{\"inApp\":false,\"push\":true}}}").statusCode(200);
        assertThat(listOf(user, 1).getString("items[0].type")).isEqualTo("job.failed");
        prefer("{}").statusCode(200);
        assertThat(listOf(user, 2).getInt("unread")).isEqualTo(2);
    }

    @Test
    void showsEveryTypeAndTheQuietHours() {
        prefer(
                        """
                        {"events": {"job.failed": {"inApp": true, "push": false}},
                         "quietHours": {"from": "22:00", "to": "07:00", "timezone": "Asia/Kolkata"}}""")
                .statusCode(200);
        given().auth()
                .oauth2(user)
                .get(PREFERENCES)
                .then()
                .statusCode(200)
                .body("events.size()", equalTo(6))
                .body("events.'job.failed'.push", equalTo(false))
                .body("events.'job.cancelled'.push", equalTo(false))
                .body("events.'job.completed'.push", equalTo(true))
                .body("quietHours.from", equalTo("22:00"))
                .body("quietHours.timezone", equalTo("Asia/Kolkata"));
    }

    @Test
    void refusesPreferencesThatMeanNothing() {
        prefer("{\"events\":{\"job.created\":{\"inApp\":true,\"push\":true}}}")
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_EVENT_TYPE"));
        prefer("{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"timezone\":\"Mars/Base\"}}")
                .statusCode(400);
        prefer("{\"quietHours\":{\"from\":\"25:00\",\"to\":\"07:00\",\"timezone\":\"UTC\"}}")
                .statusCode(400);
        prefer("{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"}}").statusCode(400);
        prefer("{\"events\":{\"job.failed\":null}}").statusCode(400);
    }

    @Test
    void needsATokenAndThePermission() {
        given().get(NOTIFICATIONS).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.acme().withoutRoles())
                .get(NOTIFICATIONS)
                .then()
                .statusCode(403);
    }

    /** Once there are so many. */
    private JsonPath listOf(String token, int count) {
        await().until(() -> get(token, "").jsonPath().getList("items").size() == count);
        return get(token, "").jsonPath();
    }

    private static List<String> eventsOf(String token) {
        return get(token, "?limit=1000").jsonPath().getList("items.eventId");
    }

    private static List<String> unreadEventsOf(String token) {
        return get(token, "?limit=1000&unread=true").jsonPath().getList("items.eventId");
    }

    private static Response get(String token, String query) {
        return given().auth().oauth2(token).get(NOTIFICATIONS + query);
    }

    private static ValidatableResponse markRead(String token, String id) {
        return given().auth().oauth2(token).post(NOTIFICATIONS + "/" + id + "/read").then();
    }

    private ValidatableResponse prefer(String preferences) {
        return given().auth()
                .oauth2(user)
                .contentType(ContentType.JSON)
                .body(preferences)
                .put(PREFERENCES)
                .then();
    }
}
