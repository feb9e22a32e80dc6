package io.phonelog.template.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.CloudEvent;
import io.phonelog.contracts.Topics;
import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.test.Database;
import io.phonelog.test.Org;
import io.phonelog.test.Wiretap;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack
class CatalogueUpdateTest {
    @Inject CatalogueUpdate catalogue;

    @Test
    void everyBuiltInTemplateIsPublishedForEverybody() {
        try (Wiretap topic = Wiretap.on(Topics.TEMPLATES)) {
            for (Template template : BuiltInTemplates.all()) {
                var record =
                        topic.awaitRecord(
                                said ->
                                        said.key()
                                                .equals(template.id() + "/" + template.version()));
                CloudEvent<?> event = io.phonelog.contracts.MessageJson.read(record.value());
                assertThat(event.data()).isEqualTo(template);
                assertThat(event.orgid()).isNull();
            }
        }
    }

    @Test
    void whatIsKnownIsNotPublishedAgain() {
        assertThat(update(BuiltInTemplates.all())).isZero();
    }

    @Test
    void replicasThatStartTogetherAddATemplateOnce() {
        Template fresh = variant(BuiltInTemplates.all().get(0), 1);
        List<CompletableFuture<Integer>> replicas =
                IntStream.range(0, 4)
                        .mapToObj(
                                replica ->
                                        CompletableFuture.supplyAsync(() -> update(List.of(fresh))))
                        .toList();
        assertThat(replicas.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
    }

    @Test
    void aNewerVersionFollowsAndAnOlderReleaseTakesNothingBack() {
        Template first = variant(BuiltInTemplates.all().get(1), 1);
        Template second = withVersion(first, 2);
        assertThat(update(List.of(first))).isEqualTo(1);
        assertThat(update(List.of(second))).isEqualTo(1);
        assertThat(update(List.of(first))).isZero();
        try (Wiretap topic = Wiretap.on(Topics.TEMPLATES)) {
            topic.await(Template.class, second::equals);
            topic.await(Template.class, first::equals);
        }
    }

    @Test
    void aTemplateThatChangedWithoutANewVersionStaysAsItWas() {
        Template first = variant(BuiltInTemplates.all().get(2), 1);
        assertThat(update(List.of(first))).isEqualTo(1);
        assertThat(update(List.of(variant(first, first.id().toString(), 1)))).isZero();
    }

    @Test
    void tenantsReadBuiltInRowsAndWriteNone() {
        assertThat(Database.visibleTo(Uuid7.next(), "template")).isPositive();
        assertThat(
                        Database.asService(
                                Org.ACME.id(),
                                "update template set name = 'x' where org_id is null"))
                .isZero();
        assertThatThrownBy(
                        () ->
                                Database.asService(
                                        Org.ACME.id(),
                                        """
                                        insert into template
                                        (id, org_id, version, name, created_at, created_by)
                                        values (gen_random_uuid(), null, 1, 'x', now(), 'x')"""))
                .hasMessageContaining("row-level security");
    }

    @Test
    void theServiceItselfCannotChangeAVersion() {
        assertThatThrownBy(
                        () ->
                                Database.asService(
                                        Org.ACME.id(),
                                        "update template_version set definition = ''"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Database.asService(Org.ACME.id(), "delete from template_version"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Database.asService(Org.ACME.id(), "delete from template"))
                .hasMessageContaining("permission denied");
    }

    private int update(List<Template> templates) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> catalogue.update(templates));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same under an id and a name of its own. */
    private static Template variant(Template is, int version) {
        return variant(
                new Template(
                        Uuid7.next(),
                        version,
                        null,
                        is.name(),
                        is.description(),
                        is.layout(),
                        is.columns(),
                        is.defaults(),
                        is.wrappers(),
                        is.none(),
                        is.groupBy(),
                        false),
                Uuid7.next().toString(),
                version);
    }

    private static Template variant(Template is, String name, int version) {
        return new Template(
                is.id(),
                version,
                null,
                name,
                is.description(),
                is.layout(),
                is.columns(),
                is.defaults(),
                is.wrappers(),
                is.none(),
                is.groupBy(),
                false);
    }

    private static Template withVersion(Template is, int version) {
        return variant(is, is.name(), version);
    }
}
