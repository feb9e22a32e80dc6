package io.phonelog.monitoring.health;

import static io.phonelog.test.Patience.await;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.phonelog.test.EmbeddedStack;
import io.phonelog.test.StackPart;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(s3 = true)
class HealthResourceTest {
    private static final String HEALTH = "/api/v1/system/health";

    @Test
    void infrastructureThatRunsIsUp() {
        JsonPath health = await().until(this::look, is("up"));
        assertThat(health.getList("components.name"))
                .containsExactly("clamd", "kafka", "object-storage", "postgres");
        assertThat(health.getList("components.status"))
                .containsExactly("not_configured", "up", "up", "up");
        assertThat(health.getList("components.checkedAt")).doesNotContainNull();
    }

    @Test
    void saysInWordsThatNothingIsScanned() {
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .get(HEALTH)
                .then()
                .body(
                        "components.find { it.name == 'clamd' }.detail",
                        containsString("not configured"));
    }

    @Test
    void isDownWhileObjectStorageIsAwayAndTellsNoAddress() {
        EmbeddedStack.stop(StackPart.S3);
        try {
            JsonPath health = await().until(this::look, is("down"));
            assertThat(health.getString("components.find { it.name == 'object-storage' }.status"))
                    .isEqualTo("down");
            String endpoint =
                    ConfigProvider.getConfig().getValue("phonelog.s3.endpoint", String.class);
            assertThat(health.prettify())
                    .doesNotContain(endpoint.substring(endpoint.lastIndexOf(':')))
                    .doesNotContain("Exception");
        } finally {
            EmbeddedStack.startAgain(StackPart.S3);
        }
        await().until(this::look, is("up"));
    }

    @Test
    void needsAToken() {
        given().get(HEALTH).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        given().auth().oauth2(Tokens.acme().withoutRoles()).get(HEALTH).then().statusCode(403);
    }

    private JsonPath look() {
        return given().auth().oauth2(Tokens.acme().viewer()).get(HEALTH).jsonPath();
    }

    private static java.util.function.Predicate<JsonPath> is(String status) {
        return health -> status.equals(health.getString("status"));
    }
}
