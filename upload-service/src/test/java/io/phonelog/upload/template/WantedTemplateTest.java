package io.phonelog.upload.template;

import static io.phonelog.test.Patience.await;
import static io.phonelog.upload.Sent.CSV;
import static io.phonelog.upload.Sent.PATH;
import static io.phonelog.upload.Sent.asAnalyst;
import static io.phonelog.upload.Sent.bytes;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.phonelog.contracts.Uuid7;
import io.phonelog.test.Org;
import io.phonelog.test.WithStack;
import io.phonelog.upload.OtherServices;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithStack(s3 = true)
class WantedTemplateTest {
    /** No id that says when it was made: nothing is on its way. */
    private final UUID template = UUID.randomUUID();

    @Inject OtherServices others;

    @Test
    void takesTheTenantsOwnTemplatesAndThoseOfEverybody() {
        others.publishTemplate(template, 1, Org.ACME.id(), false);
        awaitTaken(template, true);
        UUID builtIn = UUID.randomUUID();
        others.publishTemplate(builtIn, 1, null, false);
        awaitTaken(builtIn, true);
    }

    @Test
    void refusesATemplateThatThereIsNot() {
        refused(send(template));
        refused(
                asAnalyst()
                        .multiPart("file", "unknown.csv", bytes(CSV))
                        .multiPart("templateId", template.toString())
                        .post(PATH));
        refused(
                asAnalyst()
                        .contentType("application/json")
                        .body(
                                Map.of(
                                        "filename",
                                        "unknown.csv",
                                        "size",
                                        100,
                                        "options",
                                        Map.of("templateId", template)))
                        .post(PATH + "/session"));
        String wanted = Base64.getEncoder().encodeToString(bytes(template.toString()));
        refused(
                asAnalyst()
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "100")
                        .header("Upload-Metadata", "templateId " + wanted)
                        .post(PATH + "/tus"));
    }

    @Test
    void refusesAnotherTenantsTemplate() {
        others.publishTemplate(template, 1, Org.GLOBEX.id(), false);
        UUID later = UUID.randomUUID();
        others.publishTemplate(later, 1, Org.ACME.id(), false);
        // The topic is read in order: the first is known when the second is.
        awaitTaken(later, true);
        refused(send(template));
    }

    @Test
    void refusesADeletedTemplate() {
        others.publishTemplate(template, 1, Org.ACME.id(), false);
        awaitTaken(template, true);
        others.publishTemplate(template, 2, Org.ACME.id(), true);
        awaitTaken(template, false);
        refused(send(template));
    }

    @Test
    void leavesATemplateToTheJobThatItCannotReadItself() {
        others.publishUnreadableTemplate(template);
        awaitTaken(template, true);
    }

    @Test
    void leavesATemplateToTheJobOfWhichNewsMayBeUnderWay() {
        send(Uuid7.next()).then().statusCode(201);
    }

    private static void awaitTaken(UUID template, boolean taken) {
        await().until(() -> send(template).statusCode() == (taken ? 201 : 400));
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(400)
                .body("code", is("VALIDATION_FAILED"))
                .body("errors", hasSize(1))
                .body("errors.field", hasItem("templateId"))
                .body("errors.code", hasItem("TEMPLATE_UNKNOWN"));
    }

    private static Response send(UUID template) {
        return asAnalyst()
                .contentType("text/csv")
                .queryParam("filename", "wanted.csv")
                .queryParam("templateId", template)
                .body(bytes(CSV))
                .post(PATH);
    }
}
