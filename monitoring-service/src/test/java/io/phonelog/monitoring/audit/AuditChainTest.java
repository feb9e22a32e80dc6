package io.phonelog.monitoring.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.phonelog.contracts.Uuid7;
import io.phonelog.contracts.audit.AuditEntry;
import io.phonelog.test.Database;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@QuarkusTest
@WithStack(s3 = true)
class AuditChainTest {
    private static final ChainReport ALL_THREE = new ChainReport(true, 3, null);

    @Inject AuditChain chain;
    @Inject TenantWork tenants;

    private final UUID org = Uuid7.next();

    @Test
    void emptyLogIsValid() {
        assertThat(verify(org)).isEqualTo(new ChainReport(true, 0, null));
    }

    @Test
    void untouchedLogIsValid() {
        appendThree();
        assertThat(verify(org)).isEqualTo(ALL_THREE);
    }

    @Test
    void findsChangedEntry() {
        appendThree();
        tamper("update audit_entry set actor = 'somebody else'", 2);
        assertThat(verify(org)).isEqualTo(new ChainReport(false, 1, 2L));
    }

    @Test
    void findsChangedEntryWhoseHashWasMadeToFit() {
        appendThree();
        tamper("update audit_entry set hash = repeat('a', 64)", 2);
        assertThat(verify(org)).isEqualTo(new ChainReport(false, 1, 2L));
    }

    @Test
    void findsRemovedEntry() {
        appendThree();
        tamper("delete from audit_entry", 2);
        assertThat(verify(org)).isEqualTo(new ChainReport(false, 1, 2L));
    }

    @Test
    void findsRemovedEnd() {
        appendThree();
        tamper("delete from audit_entry", 3);
        assertThat(verify(org)).isEqualTo(new ChainReport(false, 2, 3L));
    }

    @Test
    void tellsAnAbsentAddressFromAnEmptyOne() {
        appendThree();
        tamper("update audit_entry set address = ''", 1);
        assertThat(verify(org)).isEqualTo(new ChainReport(false, 0, 1L));
    }

    @Test
    void concurrentAppendsMakeOneChain() {
        List<CompletableFuture<Void>> writers =
                IntStream.range(0, 8)
                        .mapToObj(
                                writer ->
                                        CompletableFuture.runAsync(
                                                () -> {
                                                    for (int i = 0; i < 5; i++) {
                                                        append("writer-" + writer);
                                                    }
                                                }))
                        .toList();
        writers.forEach(CompletableFuture::join);
        assertThat(verify(org)).isEqualTo(new ChainReport(true, 40, null));
    }

    @Test
    void verifiesMoreThanOneStep() {
        for (int i = 0; i < 3; i++) {
            append("first");
        }
        // As if there had been many more: a chain is followed from its beginning, in steps.
        tenants.of(
                org,
                () ->
                        io.smallrye.mutiny.Multi.createFrom()
                                .range(0, 1_500)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        i -> chain.append(entry("bulk"), Instant.now(), null))
                                .collect()
                                .last());
        assertThat(verify(org)).isEqualTo(new ChainReport(true, 1_503, null));
    }

    @Test
    void keepsTextThatPostgresWouldRefuse() {
        append("nul\0in name");
        assertThat(verify(org).valid()).isTrue();
    }

    @Test
    void serviceItselfCannotRewriteOrRemoveEntries() {
        appendThree();
        assertThatThrownBy(() -> Database.asService(org, "update audit_entry set actor = 'x'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Database.asService(org, "delete from audit_entry"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Database.asService(org, "truncate audit_entry"))
                .hasMessageContaining("permission denied");
        assertThat(verify(org)).isEqualTo(ALL_THREE);
    }

    @Test
    void tenantSeesNothingOfOthersEvenWhenAQueryForgetsTheTenant() {
        appendThree();
        UUID other = Uuid7.next();
        assertThat(Database.visibleTo(org, "audit_entry")).isEqualTo(3);
        assertThat(Database.visibleTo(other, "audit_entry")).isZero();
        assertThat(Database.visibleTo(other, "audit_head")).isZero();
    }

    @Test
    void entryOfAnotherTenantIsRefused() {
        assertThatThrownBy(
                        () ->
                                tenants.of(
                                        Uuid7.next(),
                                        () -> chain.append(entry("x"), Instant.now(), null)))
                .hasStackTraceContaining("row-level security");
    }

    private void appendThree() {
        append("one");
        append("two");
        append("three");
    }

    private void append(String actor) {
        tenants.of(org, () -> chain.append(entry(actor), Instant.now(), "req-1"));
    }

    private AuditEntry entry(String actor) {
        return new AuditEntry(org, actor, "jobs:cancel", "/api/v1/parser/jobs/1", "done", null);
    }

    private ChainReport verify(UUID tenant) {
        return tenants.of(tenant, () -> chain.verify(tenant));
    }

    private void tamper(String change, int sequence) {
        int changed =
                Database.tamper(
                        "%s where org_id = '%s' and sequence = %d"
                                .formatted(change, org, sequence));
        assertThat(changed).isEqualTo(1);
    }
}
