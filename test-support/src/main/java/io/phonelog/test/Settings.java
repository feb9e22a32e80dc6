package io.phonelog.test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import java.util.Map;

/** Settings as a service reads them, from what a test sets alone. */
public final class Settings {
    private static final int ORDINAL = 500;

    private Settings() {}

    /**
     * The mapping with these settings, and its defaults for the rest.
     *
     * @throws RuntimeException when it has no such setting, or a value is none of it
     */
    public static <T> T read(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(settings, "test", ORDINAL))
                .build()
                .getConfigMapping(mapping);
    }
}
