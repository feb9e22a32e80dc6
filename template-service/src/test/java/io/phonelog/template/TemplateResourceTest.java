package io.phonelog.template;

import static io.phonelog.template.TemplateCalls.TEMPLATES;
import static io.phonelog.template.TemplateCalls.as;
import static io.phonelog.template.TemplateCalls.create;
import static io.phonelog.template.TemplateCalls.list;
import static io.phonelog.template.TemplateCalls.post;
import static io.phonelog.template.TemplateCalls.put;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.test.Org;
import io.phonelog.test.Tokens;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack
class TemplateResourceTest {
    /** Of this test alone. */
    private final String name = "Switch " + Uuid7.next();

    @Test
    void offersTheBuiltInCatalogue() {
        Template builtIn = BuiltInTemplates.all().get(0);
        as(Tokens.globex().viewer())
                .get(TEMPLATES + "/" + builtIn.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"" + builtIn.version() + "\"")
                .body("name", equalTo(builtIn.name()))
                .body("orgId", nullValue())
                .body("columns", hasSize(builtIn.columns().size()))
                .body("createdBy", equalTo("template-service"));
    }

    @Test
    void keepsAndPublishesATemplate() {
        JsonPath made =
                create(Drafts.named(name))
                        .header("Location", startsWith(TEMPLATES))
                        .header("ETag", "\"1\"")
                        .extract()
                        .jsonPath();
        UUID id = made.getUUID("id");
        as(Tokens.acme().viewer())
                .get(TEMPLATES + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("version", equalTo(1))
                .body("orgId", equalTo(Org.ACME.id().toString()))
                .body("columns[0].field", equalTo("start"))
                .body("layout.kind", equalTo("delimited"))
                .body("deleted", equalTo(false))
                .body("createdAt", equalTo(made.getString("createdAt")))
                .body("createdBy", equalTo(Tokens.acme().subject("analyst").toString()));
        try (Wiretap topic = Wiretap.on(Topics.TEMPLATES)) {
            Template said = topic.await(Template.class, t -> t.id().equals(id));
            assertThat(said.name()).isEqualTo(name);
            assertThat(said.orgId()).isEqualTo(Org.ACME.id());
            assertThat(topic.awaitRecord(r -> r.key().equals(id + "/1"))).isNotNull();
        }
    }

    @Test
    void aChangeMakesAVersionAndLeavesTheOldOne() {
        String at = TEMPLATES + "/" + created();
        String read = as(Tokens.acme().analyst()).get(at).asString();
        put(at, "\"1\"", read.replace(name, name + " renamed"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("name", equalTo(name + " renamed"));
        as(Tokens.acme().viewer())
                .get(at + "/versions/1")
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
        as(Tokens.acme().viewer())
                .get(at + "/versions")
                .then()
                .body("items.version", equalTo(List.of(2, 1)))
                .body("page.total", equalTo(2));
        as(Tokens.acme().viewer())
                .get(at + "/versions/3")
                .then()
                .statusCode(404)
                .body("code", equalTo("TEMPLATE_VERSION_NOT_FOUND"));
    }

    @Test
    void aChangeOfAStaleVersionIsRefused() {
        String at = TEMPLATES + "/" + created();
        put(at, "\"1\"", Drafts.named(name)).statusCode(200);
        put(at, "\"1\"", Drafts.named(name))
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("STALE_VERSION"));
        put(at, null, Drafts.named(name))
                .statusCode(428)
                .body("code", equalTo("IF_MATCH_REQUIRED"));
    }

    @Test
    void ofManyChangesAtOnceOneIsMade() {
        String at = TEMPLATES + "/" + created();
        List<CompletableFuture<Integer>> changes =
                IntStream.range(0, 4)
                        .mapToObj(
                                change ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        put(at, "\"1\"", Drafts.named(name))
                                                                .extract()
                                                                .statusCode()))
                        .toList();
        assertThat(changes.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @Test
    void aDeletedTemplateIsOfferedNoMoreButItsVersionsStay() {
        UUID id = created();
        String at = TEMPLATES + "/" + id;
        as(Tokens.acme().analyst()).delete(at).then().statusCode(403);
        as(Tokens.acme().manager()).delete(at).then().statusCode(204);
        as(Tokens.acme().viewer())
                .get(at)
                .then()
                .statusCode(404)
                .body("code", equalTo("TEMPLATE_NOT_FOUND"));
        as(Tokens.acme().viewer())
                .get(at + "/versions/1")
                .then()
                .statusCode(200)
                .body("deleted", equalTo(false));
        put(at, "\"2\"", Drafts.named(name)).statusCode(404);
        as(Tokens.acme().manager()).delete(at).then().statusCode(404);
        // The name is free again.
        created();
        try (Wiretap topic = Wiretap.on(Topics.TEMPLATES)) {
            Template last = topic.await(Template.class, t -> t.id().equals(id) && t.version() == 2);
            assertThat(last.deleted()).isTrue();
        }
    }

    @Test
    void twoTemplatesOfATenantCannotHaveOneName() {
        created();
        post(Drafts.named(name.toUpperCase(java.util.Locale.ROOT)), Uuid7.next().toString())
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_NAME_TAKEN"));
        as(Tokens.globex().analyst())
                .contentType(ContentType.JSON)
                .body(Drafts.named(name))
                .post(TEMPLATES)
                .then()
                .statusCode(201);
    }

    @Test
    void theSameRequestMakesOneTemplate() {
        String key = Uuid7.next().toString();
        String first = post(Drafts.named(name), key).statusCode(201).extract().asString();
        String second = post(Drafts.named(name), key).statusCode(201).extract().asString();
        assertThat(JsonPath.from(second).getMap("")).isEqualTo(JsonPath.from(first).getMap(""));
        post(Drafts.named(name + " other"), key)
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void pagesByName() {
        for (String suffix : new String[] {" c", " a", " b"}) {
            create(Drafts.named(name + suffix));
        }
        JsonPath first = list("limit=2&q=" + name.substring(7));
        assertThat(first.getList("items.name")).containsExactly(name + " a", name + " b");
        assertThat(first.getInt("page.total")).isEqualTo(3);
        JsonPath second =
                list(
                        "limit=2&q="
                                + name.substring(7)
                                + "&cursor="
                                + first.getString("page.nextCursor"));
        assertThat(second.getList("items.name")).containsExactly(name + " c");
        assertThat(second.getBoolean("page.hasMore")).isFalse();
    }

    @Test
    void findsByNameAndByWordsOfIt() {
        created();
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .queryParam("name", name.toUpperCase(java.util.Locale.ROOT))
                .get(TEMPLATES)
                .then()
                .body("items.name", equalTo(List.of(name)));
        given().auth()
                .oauth2(Tokens.acme().viewer())
                .queryParam("q", "%")
                .get(TEMPLATES)
                .then()
                .body("items.name", not(hasItem(name)));
    }

    private UUID created() {
        return TemplateCalls.created(name);
    }
}
