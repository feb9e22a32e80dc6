package io.phonelog.event;

import static io.restassured.RestAssured.given;

import io.phonelog.test.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls that tests make as a viewer of the tenant acme. */
public final class EventCalls {
    private EventCalls() {}

    public static RequestSpecification viewer() {
        return given().auth().oauth2(Tokens.acme().viewer());
    }

    public static JsonPath events(Map<String, ?> query) {
        return viewer().queryParams(query)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static List<UUID> ids(JsonPath page) {
        return page.getList("items.eventId", UUID.class);
    }

    public static JsonPath metrics(Map<String, ?> query) {
        return viewer().queryParams(query)
                .get("/api/v1/dashboard/metrics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
