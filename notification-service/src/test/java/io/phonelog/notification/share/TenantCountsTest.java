package io.phonelog.notification.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.Uuid7;
import io.vertx.mutiny.sqlclient.Tuple;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class TenantCountsTest {
    private final UUID org = Uuid7.next();
    private final UUID other = Uuid7.next();
    private final TenantCounts counts = new TenantCounts();

    @Test
    void countsOfEachTenantAndForgetsThoseThatHaveNone() {
        counts.begin(org);
        counts.begin(other);
        counts.begin(org);
        assertThat(counts.now()).isEqualTo(Map.of(org, 2, other, 1));
        counts.end(other);
        counts.end(org);
        assertThat(counts.now()).isEqualTo(Map.of(org, 1));
        assertThat(counts.total()).isEqualTo(1);
    }

    @Test
    void tellsWhatWouldBeLeftAndCountsOn() {
        counts.begin(org);
        counts.begin(org);
        counts.begin(other);
        assertThat(counts.without(List.of(org, other))).isEqualTo(Map.of(org, 1));
        assertThat(counts.total()).isEqualTo(3);
    }

    @Test
    void writesTenantsAndCountsInTheSameOrder() {
        Tuple values = TenantCounts.addTo(Tuple.of("first"), Map.of(org, 2, other, 1));
        UUID[] tenants = values.getArrayOfUUIDs(1);
        Integer[] numbers = values.getArrayOfIntegers(2);
        assertThat(tenants).containsExactlyInAnyOrder(org, other);
        assertThat(numbers).hasSize(2);
        assertThat(numbers[List.of(tenants).indexOf(org)]).isEqualTo(2);
        assertThat(values.size()).isEqualTo(3);
    }
}
