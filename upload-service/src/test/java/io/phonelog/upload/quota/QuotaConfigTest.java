package io.phonelog.upload.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Org;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;

import java.util.Map;

class QuotaConfigTest {
    @Test
    void hasDefaults() {
        QuotaConfig config = of(Map.of());
        assertThat(config.usual().fileSize().asLongValue()).isEqualTo(50L << 30);
        assertThat(config.usual().bytesPerDay().asLongValue()).isEqualTo(1L << 40);
        assertThat(config.usual().openSessions()).isEqualTo(200);
        assertThat(config.tenant()).isEmpty();
    }

    @Test
    void readsEverySettingAlsoOfSingleTenants() {
        String own = "phonelog.quota.tenant.\"" + Org.ACME.id() + "\".";
        QuotaConfig config =
                of(
                        Map.of(
                                "phonelog.quota.usual.file-size",
                                "1G",
                                "phonelog.quota.usual.bytes-per-day",
                                "2G",
                                "phonelog.quota.usual.open-sessions",
                                "3",
                                own + "open-sessions",
                                "4"));
        assertThat(config.usual().fileSize().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.usual().bytesPerDay().asLongValue()).isEqualTo(2L << 30);
        assertThat(config.usual().openSessions()).isEqualTo(3);
        assertThat(config.tenant())
                .extractingByKey(Org.ACME.id())
                .extracting(QuotaConfig.Limits::openSessions)
                .isEqualTo(4);
    }

    private static QuotaConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(QuotaConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 200))
                .build()
                .getConfigMapping(QuotaConfig.class);
    }
}
