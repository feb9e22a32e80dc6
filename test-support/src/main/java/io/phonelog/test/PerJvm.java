package io.phonelog.test;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/**
 * Calls {@link SharedStack} where there is one per JVM. Quarkus loads test classes anew for every
 * application it starts, each time with statics of their own; the system class loader loads them
 * once.
 */
final class PerJvm {
    private PerJvm() {}

    @SuppressWarnings("unchecked")
    static Map<String, String> call(String method, List<String> parts) {
        try {
            Class<?> shared =
                    Class.forName(
                            "io.phonelog.test.SharedStack",
                            true,
                            ClassLoader.getSystemClassLoader());
            return (Map<String, String>) shared.getMethod(method, List.class).invoke(null, parts);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("test-support must be on the test class path", e);
        }
    }
}
