package io.phonelog.template;

import static io.phonelog.template.TemplateCalls.TEMPLATES;
import static io.phonelog.template.TemplateCalls.as;
import static io.phonelog.template.TemplateCalls.post;
import static io.phonelog.template.TemplateCalls.put;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.phonelog.contracts.Uuid7;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

/** What is refused, and to whom. */
@QuarkusTest
@WithStack
class TemplateRefusalTest {

    /** Of this test alone. */
    private final String name = "Switch " + Uuid7.next();

    @Test
    void otherTenantsTemplatesDoNotExist() {
        String at = TEMPLATES + "/" + TemplateCalls.created(name);
        for (String path : new String[] {at, at + "/versions", at + "/versions/1"}) {
            as(Tokens.globex().owner())
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("TEMPLATE_NOT_FOUND"));
        }
        as(Tokens.globex().owner())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Drafts.named(name))
                .put(at)
                .then()
                .statusCode(404);
        as(Tokens.globex().owner()).delete(at).then().statusCode(404);
    }

    @Test
    void tenantSeesNothingOfOthersEvenWhenAQueryForgetsTheTenant() {
        TemplateCalls.created(name);
        UUID stranger = Uuid7.next();
        for (String table : new String[] {"template", "template_version"}) {
            assertThat(Database.visibleTo(stranger, table + " where org_id is not null")).isZero();
            assertThat(Database.visibleTo(Org.ACME.id(), table + " where org_id is not null"))
                    .isPositive();
        }
    }

    @Test
    void needsATokenWithTheRightRole() {
        given().get(TEMPLATES).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        as(Tokens.acme().withoutRoles()).get(TEMPLATES).then().statusCode(403);
        as(Tokens.acme().viewer())
                .contentType(ContentType.JSON)
                .body(Drafts.named(name))
                .post(TEMPLATES)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void builtInTemplatesAreNotForTenantsToChange() {
        String at = TEMPLATES + "/" + BuiltInTemplates.all().get(0).id();
        put(at, "\"1\"", Drafts.named(name))
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_BUILT_IN"));
        as(Tokens.acme().owner())
                .delete(at)
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_BUILT_IN"));
    }

    @Test
    void namesAPathThatCannotBeReadButKnowsNoTemplateByAnotherName() {
        as(Tokens.acme().viewer())
                .get(TEMPLATES + "/" + BuiltInTemplates.all().get(0).id() + "/versions/newest")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("version"));
        as(Tokens.acme().viewer())
                .get(TEMPLATES + "/asterisk")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        post(
                        Drafts.of(
                                "",
                                """
                                {"name":"A","field":"start","position":-1},{"name":"A"}"""),
                        Uuid7.next().toString())
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.field", hasItems("name", "columns[0].position", "columns[1].name"))
                .body("requestId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"columns\":[{\"field\":\"nonsense\"}]}",
                "{\"layout\":{\"kind\":\"nonsense\"}}",
                "{\"columns\":[{\"aliases\":[null]}]}",
                "{\"nonsense\":1}"
            })
    void answersNonsenseWithAProblem(String body) {
        post(body, Uuid7.next().toString())
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", matchesPattern("VALIDATION_FAILED|MALFORMED_BODY"));
    }
}
