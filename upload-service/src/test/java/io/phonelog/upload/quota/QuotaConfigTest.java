package io.phonelog.upload.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.test.Org;
import io.phonelog.test.Settings;

import org.junit.jupiter.api.Test;

import java.util.Map;

class QuotaConfigTest {
    @Test
    void hasDefaults() {
        QuotaConfig config = Settings.read(QuotaConfig.class, Map.of());
        assertThat(config.usual().fileSize().asLongValue()).isEqualTo(50L << 30);
        assertThat(config.usual().bytesPerDay().asLongValue()).isEqualTo(1L << 40);
        assertThat(config.usual().openSessions()).isEqualTo(200);
        assertThat(config.tenant()).isEmpty();
    }

    @Test
    void readsEverySettingAlsoOfSingleTenants() {
        String own = "phonelog.quota.tenant.\"" + Org.ACME.id() + "\".";
        QuotaConfig config =
                Settings.read(
                        QuotaConfig.class,
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
}
